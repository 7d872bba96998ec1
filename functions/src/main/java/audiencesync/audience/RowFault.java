package audiencesync.audience;

import java.util.Locale;

/** Why a row cannot be read at all. A closed list. */
public enum RowFault {
  /** Bytes that are not text in the file's charset. */
  INVALID_ENCODING,
  /** A row that breaks its format's grammar or has another number of fields than the header. */
  BROKEN_ROW;

  /** The name in reports: {@code broken_row}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
