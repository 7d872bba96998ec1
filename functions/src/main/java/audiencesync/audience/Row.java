package audiencesync.audience;

/**
 * The mapped fields of one row as slices of a UTF-8 text: a cursor that a reader fills and hands
 * on, again and again, so that a row costs no object. Valid only during the call that receives it.
 *
 * <p>Fields are public because every row of every file passes here. A column that is not mapped, or
 * is absent from the row, is an empty slice.
 */
public final class Row {
  public byte[] text = new byte[0];
  public int userIdStart;
  public int userIdEnd;
  public int identifierStart;
  public int identifierEnd;

  /** Line of the file on which the row begins, counted from 1. */
  public long line;
}
