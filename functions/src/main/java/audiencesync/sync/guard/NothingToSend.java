package audiencesync.sync.guard;

import audiencesync.audience.Counts;
import audiencesync.audience.RowFault;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says why nobody is left, by where the last rows dropped out. */
final class NothingToSend {
  private NothingToSend() {}

  static String why(Counts counts) {
    if (counts.unique() > 0) {
      return text("%,d identifiers to send.", counts.unique());
    }
    if (counts.segmentRows() == 0) {
      return "the segment's files hold no row.";
    }
    if (counts.segmentRejected() == counts.segmentRows()) {
      return unreadable("segment", counts.segmentRows(), counts.segmentRejectedByReason());
    }
    if (counts.segmentMembers() == 0) {
      return text(
          "none of the segment's %,d rows counts: %,d cannot be read, %,d are filtered out, %,d have"
              + " no user id.",
          counts.segmentRows(),
          counts.segmentRejected(),
          counts.segmentFilteredOut(),
          counts.segmentMissingUserId());
    }
    if (counts.joined() == 0 && counts.identityRows() == 0) {
      return text("the identity's files hold no row for %,d members.", counts.segmentMembers());
    }
    if (counts.joined() == 0 && counts.identityRejected() == counts.identityRows()) {
      return unreadable("identity", counts.identityRows(), counts.identityRejectedByReason());
    }
    if (counts.joined() == 0) {
      return text(
          "none of %,d identity rows belongs to one of %,d members: %,d cannot be read, %,d are"
              + " filtered out, %,d have no user id, %,d belong to others.",
          counts.identityRows(),
          counts.segmentMembers(),
          counts.identityRejected(),
          counts.filteredOut(),
          counts.missingUserId(),
          counts.notInSegment());
    }
    return text("none of %,d joined rows has a usable identifier.", counts.joined());
  }

  private static String unreadable(String input, long rows, Map<RowFault, Long> byReason) {
    String reasons =
        byReason.entrySet().stream()
            .filter(reason -> reason.getValue() > 0)
            .map(reason -> text("%,d %s", reason.getValue(), reason.getKey().label()))
            .collect(Collectors.joining(", "));
    return text(
        "none of the %s's %,d rows can be read: %s. The report lists where they are.",
        input, rows, reasons);
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
