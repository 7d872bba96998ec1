package audiencesync.export.parquet;

import audiencesync.export.parquet.PageReader.Page;
import java.io.IOException;
import java.util.Optional;

/** The values of one column as text, one of each row. */
final class ColumnReader {
  private static final Place NOWHERE = new Place("", 0);

  private final PageReader pages;
  private final ValueText text;
  private long leftInChunk;
  private Page page;
  private int leftInPage;

  ColumnReader(PageReader pages, ValueText text) {
    this.pages = pages;
    this.text = text;
    this.page =
        new Page(
            NOWHERE,
            0,
            Optional.empty(),
            new PageValues() {
              @Override
              void next() {}
            });
  }

  void begin(Chunk chunk) {
    pages.begin(chunk);
    leftInChunk = chunk.rows();
    leftInPage = 0;
  }

  /** Appends the next value, nothing for null; false when it has no text that can be read. */
  boolean append(TextBuffer row) throws IOException {
    try {
      return !hasValue() || text.append(page.values(), row);
    } catch (BrokenPage e) {
      throw page.place().damaged(String.valueOf(e.getMessage()));
    }
  }

  /** Goes over the next value. */
  void skip() throws IOException {
    try {
      hasValue();
    } catch (BrokenPage e) {
      throw page.place().damaged(String.valueOf(e.getMessage()));
    }
  }

  private boolean hasValue() throws IOException {
    while (leftInPage == 0) {
      nextPage();
    }
    leftInPage--;
    if (page.levels().isPresent() && page.levels().get().next() == 0) {
      return false;
    }
    page.values().next();
    return true;
  }

  private void nextPage() throws IOException {
    page = pages.next();
    leftInPage = page.count();
    leftInChunk -= leftInPage;
    if (leftInChunk < 0) {
      throw page.place().damaged("the column has more values than rows");
    }
  }
}
