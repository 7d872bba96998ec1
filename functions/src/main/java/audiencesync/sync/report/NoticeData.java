package audiencesync.sync.report;

import audiencesync.audience.Counts;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What programs are told of a run: one line of JSON, and the attributes to filter by. */
final class NoticeData {
  private static final int MOST_CHARACTERS = 200;

  private final RunReport report;
  private final List<String> guards;

  NoticeData(RunReport report) {
    this.report = report;
    this.guards =
        report.guards().stream()
            .filter(guard -> guard.outcome() == GuardOutcome.FAILED)
            .map(ReportedGuard::name)
            .map(NoticeData::bounded)
            .toList();
  }

  Map<String, NoticeAttribute> attributes() {
    Map<String, NoticeAttribute> attributes = new LinkedHashMap<>();
    attributes.put("connector", NoticeAttribute.of(bounded(report.header().connector())));
    attributes.put("status", NoticeAttribute.of(report.header().status().name()));
    attributes.put("language", NoticeAttribute.of(report.language().tag()));
    attributes.put("expiring", NoticeAttribute.of(String.valueOf(isExpiring())));
    report
        .header()
        .error()
        .ifPresent(error -> attributes.put("error", NoticeAttribute.of(name(error))));
    if (!guards.isEmpty()) {
      attributes.put("guard", new NoticeAttribute("String.Array", json(guards)));
    }
    return attributes;
  }

  /**
   * The line.
   *
   * @param reportKey where the whole of it is
   */
  String json(String reportKey) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connector", bounded(report.header().connector()));
    json.put("runId", bounded(report.header().runId()));
    json.put("status", report.header().status().name());
    json.put("error", report.header().error().map(NoticeData::name).orElse(null));
    guards.forEach(json.putArray("guards")::add);
    json.put("sent", sent());
    json.put("identifiers", report.counts().map(Counts::unique).orElse(null));
    json.put("rejected", report.counts().map(c -> c.joined() - c.usable()).orElse(null));
    report.audience().ifPresent(audience -> add(audience, json));
    json.put("report", reportKey);
    return json.toString();
  }

  /** What LINE is known to have taken, however many were prepared. */
  private long sent() {
    return report.files().stream()
        .filter(ReportedFile::isAccepted)
        .mapToLong(ReportedFile::lines)
        .sum();
  }

  private void add(ReportedAudience audience, ObjectNode json) {
    json.put("audienceId", audience.id().map(NoticeData::bounded).orElse(null));
    json.put("audienceStatus", audience.status().map(Enum::name).orElse(null));
    json.put("estimatedSize", audience.estimatedSize().map(NoticeData::bounded).orElse(null));
    json.put("complete", audience.complete().orElse(null));
    json.put("expiring", isExpiring());
  }

  /** Whether the audience has expired, or is assumed to do so soon. */
  private boolean isExpiring() {
    return report
        .audience()
        .filter(a -> a.isExpired() || a.isEnding(report.header().finishedAt()))
        .isPresent();
  }

  private static String name(RunError error) {
    String name = bounded(error.simpleName());
    return name.isEmpty() ? "unknown" : name;
  }

  private static String json(List<String> texts) {
    return texts.stream()
        .map(text -> JsonNodeFactory.instance.textNode(text).toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String bounded(String text) {
    return Figures.clipped(text, MOST_CHARACTERS);
  }
}
