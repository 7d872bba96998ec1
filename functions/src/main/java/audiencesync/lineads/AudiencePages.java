package audiencesync.lineads;

import audiencesync.lineads.AnswerReader.AudiencePage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * LINE's list of audiences, read page by page as far as it is needed. It ends where LINE says so,
 * and also at a page that is empty or repeats what was there: an audience made meanwhile pushes
 * others onto the next page, and a server that ignores the page number must not hold us for ever.
 */
final class AudiencePages {
  static final int PAGE_SIZE = 100;
  private static final int MAX_PAGES = 1_000;
  private static final AudiencePage END = new AudiencePage(List.of(), false);

  private final LineCaller caller;
  private final String path;
  private final String search;
  private final Set<String> seen = new HashSet<>();
  private int read;

  /**
   * @param path of the list, percent-encoded
   * @param search the query's first part with its {@code &}, percent-encoded; may be empty
   */
  AudiencePages(LineCaller caller, String path, String search) {
    this.caller = caller;
    this.path = path;
    this.search = search;
  }

  /**
   * Every audience once, in LINE's order; a page is asked for only when it is reached. To be called
   * once.
   */
  Stream<CustomAudience> audiences() {
    return Stream.iterate(next(), page -> !page.audiences().isEmpty(), this::after)
        .flatMap(page -> page.audiences().stream());
  }

  private AudiencePage after(AudiencePage page) {
    return page.hasNextPage() ? next() : END;
  }

  private AudiencePage next() {
    if (read == MAX_PAGES) {
      throw endless();
    }
    read++;
    String query = search + "page=" + read + "&size=" + PAGE_SIZE;
    AudiencePage page =
        caller.call(
            LineRequest.read(Operation.LIST_AUDIENCES, path, query), AnswerReader::audiencePage);
    List<CustomAudience> fresh = page.audiences().stream().filter(a -> seen.add(a.id())).toList();
    return new AudiencePage(fresh, page.hasNextPage());
  }

  private static RejectedLineAdsException endless() {
    String message =
        "LINE's list of custom audiences does not end after 1,000 pages of 100. Delete audiences"
            + " that are no longer used in LINE Ads Manager.";
    return new RejectedLineAdsException(new FailedCall(200, Optional.empty(), message));
  }
}
