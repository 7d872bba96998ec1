/**
 * Reading exported files: formats, charsets, columns, filters. Takes streams; knows no AWS.
 *
 * <p><b>Found by content, for each object.</b> Gzip, zstd and Parquet by their first bytes. The
 * charset by its byte order mark, else from the first bytes that are not ASCII: UTF-8, windows-31j
 * or EUC-JP, whichever reading is by far the least surprising. Where two make sense, no row is
 * given out whose used columns would differ ({@link audiencesync.export.CharsetCertainty}). JSON
 * Lines by an opening brace; TSV by a first line with a tab and no comma outside quotes; else CSV.
 *
 * <p><b>CSV and TSV.</b> RFC 4180, strictly. Lines end with LF or CRLF. An empty line is no row. A
 * row is broken when it has another number of fields than the header (without one: than the first
 * row), a quote inside an unquoted field (but for a whole field {@code ="…"}, which is its text),
 * anything behind a closing quote, a quote that is never closed, or a field or row beyond {@link
 * audiencesync.export.ReadLimits}. If its end cannot be known, it ends with the line on which it
 * begins, so that no other row is lost with it.
 *
 * <p><b>JSON Lines.</b> One object a line; a line of white space is no row. Strings, numbers and
 * booleans are their text as written; null and what is absent are empty. {@code a.b} is the member
 * of that name or else {@code b} inside {@code a}. A row is broken when it is not one JSON object,
 * nests deeper than 100, or has a needed member twice or as an object or array.
 *
 * <p><b>Parquet.</b> Flat columns, found by name; a row's number is its line. Only needed columns
 * are read, a page of each at a time, and only they can reject a row. {@link
 * audiencesync.export.parquet} says how.
 *
 * <p><b>Text.</b> A row with bytes that its charset does not have is rejected, whichever column
 * they stand in. Names of columns match as written, or else trimmed and in NFKC; values are
 * compared as they are.
 *
 * <p><b>How it is fast.</b> Everything becomes UTF-8 in one array that is used again, scanned by
 * words of eight bytes; a field is a pair of offsets, and a row makes no object.
 */
@NullMarked
package audiencesync.export;

import org.jspecify.annotations.NullMarked;
