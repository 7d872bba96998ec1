package audiencesync.export;

import java.io.IOException;
import java.util.List;

/** The rows of one object in its format. */
interface RowSource {
  /** Gives one row to the feed; false when there is none any more. */
  boolean next() throws IOException;

  /** The columns' names, as far as the format and what was read have any. */
  List<String> header();
}
