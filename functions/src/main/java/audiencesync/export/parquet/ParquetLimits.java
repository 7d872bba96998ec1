package audiencesync.export.parquet;

/**
 * What a file may ask for.
 *
 * @param fieldBytes longest value, as text in bytes; a row with a longer one is broken
 * @param rowBytes longest row: the needed values together
 * @param memoryBytes the footer, pages and dictionaries that are held at once
 * @param maxInflation how many bytes one byte of a compressed page may become, on average, once
 *     {@code inflationMeasuredFrom} bytes have been inflated
 * @param inflationMeasuredFrom bytes that are let through whatever their ratio
 */
public record ParquetLimits(
    int fieldBytes, int rowBytes, long memoryBytes, int maxInflation, long inflationMeasuredFrom) {}
