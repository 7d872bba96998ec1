package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is published when a run has ended: one paragraph in the connector's language, and a line of
 * JSON for programs.
 *
 * @param subject printable ASCII, at most 100 characters: what SNS takes as the subject of a mail
 * @param text at most 8 KiB of UTF-8
 * @param attributes by which a subscription filters
 */
public record Notice(String subject, String text, Map<String, NoticeAttribute> attributes) {
  private static final int MOST_SUBJECT_CHARACTERS = 100;
  private static final int MOST_PARAGRAPH_BYTES = 3072;

  /** Leaves room for all else that the text says. */
  private static final int MOST_ERROR_BYTES = 700;

  private static final int MOST_NAME_BYTES = 200;
  private static final int MOST_NOTE_BYTES = 400;

  public Notice {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * The notice of that run.
   *
   * @param reportKey the key of its {@code report.json}; people are led to the page beside it
   */
  public static Notice of(RunReport report, String reportKey) {
    Language language = Language.of(report.language());
    String page = reportKey.replaceFirst("json$", "html");
    String paragraph =
        clipped(said(language, phrases(report)), MOST_PARAGRAPH_BYTES)
            + " "
            + language.say(Phrase.of("notice.report", page));
    NoticeData data = new NoticeData(report);
    return new Notice(
        subject(report.header()), paragraph + "\n\n" + data.json(reportKey), data.attributes());
  }

  /**
   * The notice that no upload starts a connector any more, because its document cannot be used; in
   * both languages, because the document cannot say which.
   *
   * @param problems what is wrong with it, and never a value of it
   */
  public static Notice ofInvalidConnector(String connector, String problems) {
    Phrase phrase =
        Phrase.of("notice.invalidConnector", connector, clipped(problems, MOST_ERROR_BYTES));
    String subject = "Line Audience Sync: " + connector + " - not started: its document is invalid";
    return new Notice(
        subject.substring(0, Math.min(subject.length(), MOST_SUBJECT_CHARACTERS)),
        inBothLanguages(phrase),
        Map.of(
            "connector", NoticeAttribute.of(connector),
            "status", NoticeAttribute.of("NOT_STARTED"),
            "error", NoticeAttribute.of("InvalidConnectorException")));
  }

  /**
   * The notice that a run failed whose input names no connector, and so no language.
   *
   * @param message says what to do
   */
  public static Notice ofNoConnector(String message) {
    return new Notice(
        "Line Audience Sync: a run failed",
        inBothLanguages(Phrase.of("notice.noConnector", clipped(message, MOST_ERROR_BYTES))),
        Map.of("status", NoticeAttribute.of(RunStatus.FAILED.name())));
  }

  /** English first, as it holds the message to which the other refers. */
  private static String inBothLanguages(Phrase phrase) {
    String text = onOneLine(Language.EN.say(phrase)) + " " + onOneLine(Language.JA.say(phrase));
    return clipped(text, MOST_PARAGRAPH_BYTES);
  }

  /** The attributes' values alone. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    attributes.forEach((name, attribute) -> values.put(name, attribute.stringValue()));
    return values;
  }

  private static String subject(RunHeader header) {
    String outcome = Language.EN.say(Phrase.of("status." + header.status().name()));
    String cause = header.error().map(error -> ": " + error.simpleName()).orElse("");
    String subject = "Line Audience Sync: " + header.connector() + " – " + outcome + cause;
    String ascii = subject.replace('–', '-').replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.substring(0, Math.min(ascii.length(), MOST_SUBJECT_CHARACTERS));
  }

  private static String said(Language language, List<Phrase> phrases) {
    return phrases.stream()
        .map(phrase -> onOneLine(language.say(phrase)))
        .reduce("", (left, right) -> left + gap(left) + right);
  }

  /** Japanese sentences follow on one another; what ends in other letters needs a blank. */
  private static String gap(String before) {
    boolean latin = !before.isEmpty() && before.charAt(before.length() - 1) < 0x80;
    return latin ? " " : "";
  }

  private static List<Phrase> phrases(RunReport report) {
    List<Phrase> phrases = new ArrayList<>();
    phrases.add(Phrase.of("notice.connector", clipped(report.header().connector(), 80)));
    phrases.add(Verdict.of(report).sentence());
    report.header().error().ifPresent(error -> phrases.addAll(failure(error)));
    report.audience().flatMap(Notice::audience).ifPresent(phrases::add);
    report.counts().flatMap(Notice::leftOut).ifPresent(phrases::add);
    phrases.addAll(Remarks.of(report));
    report.notes().forEach(note -> phrases.add(note(note)));
    return phrases;
  }

  private static List<Phrase> failure(RunError error) {
    List<Phrase> phrases = new ArrayList<>(Remedy.of(error).sentences());
    phrases.add(Phrase.of("notice.error", clipped(error.message(), MOST_ERROR_BYTES)));
    return phrases;
  }

  private static Phrase note(Note note) {
    return Phrase.of(
        "note",
        clipped(note.japanese(), MOST_NOTE_BYTES),
        clipped(note.english(), MOST_NOTE_BYTES));
  }

  private static Optional<Phrase> audience(ReportedAudience audience) {
    return audience
        .status()
        .map(
            status ->
                Phrase.of(
                    "notice.audience",
                    clipped(audience.name().orElse("—"), MOST_NAME_BYTES),
                    clipped(audience.id().orElse("—"), 40),
                    Phrase.of("audience.status." + status.name()),
                    audience.size().orElse("—")));
  }

  private static Optional<Phrase> leftOut(Counts counts) {
    long rejected = counts.joined() - counts.usable();
    return counts.rejected().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> reason(entry.getKey().label(), entry.getValue()))
        .reduce((left, right) -> Phrase.of("notice.list", left, right))
        .map(reasons -> Phrase.of("notice.leftOut", rejected, counts.joined(), reasons));
  }

  /** Its name for readers of Japanese, its label, which reports hold too, for others. */
  private static Phrase reason(String label, long rows) {
    return Phrase.of("notice.reason", Phrase.of("reason." + label), rows, label);
  }

  private static String onOneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** The beginning of a text that fits, never half a character. */
  private static String clipped(String text, int mostBytes) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int room = mostBytes - "…".getBytes(StandardCharsets.UTF_8).length;
    for (int point : text.codePoints().toArray()) {
      room -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append('…').toString();
  }
}
