package audiencesync.export;

import java.io.InputStream;

/**
 * How the objects of one input are read.
 *
 * @param spec what the input says
 * @param columns the columns that are looked at
 * @param members which of them records of JSON Lines have had
 * @param limits what a file may ask for
 * @param blockBytes how much is read at once
 * @param isShared whether a text is cut for other threads from its beginning, whether or not there
 *     are any; nothing but the speed depends on it
 */
record ReadPlan(
    TableSpec spec,
    NeededColumns columns,
    MembersSeen members,
    ReadLimits limits,
    int blockBytes,
    boolean isShared) {
  TextPieces pieces(InputStream text, RowEnds rowEnds) {
    TextPieces pieces = new TextPieces(text, rowEnds, blockBytes);
    if (isShared) {
      pieces.share();
    }
    return pieces;
  }
}
