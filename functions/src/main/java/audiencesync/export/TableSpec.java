package audiencesync.export;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the files of one input are read.
 *
 * @param format rows' format, or {@link FileFormat#AUTO}
 * @param charset the text's charset; detected when empty
 * @param header whether the first row of a CSV or TSV names the columns
 * @param delimiter a single-byte field separator; the format's own when empty
 * @param userId the user id's column; empty when the rows are not joined by it
 * @param identifier the identifier's column; empty in a segment that is joined with an identity
 * @param filter which rows count
 */
public record TableSpec(
    FileFormat format,
    Optional<Charset> charset,
    boolean header,
    Optional<Character> delimiter,
    Optional<Column> userId,
    Optional<Column> identifier,
    RowFilter filter) {}
