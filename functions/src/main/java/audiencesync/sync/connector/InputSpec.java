package audiencesync.sync.connector;

import audiencesync.export.TableSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One input: which objects, how they are read, and how old and how large they may be.
 *
 * @param location where its objects lie
 * @param table how they are read
 * @param selection which of them are read
 * @param maxAge age of the oldest selected object above which a run is refused, 1 hour to 8,760;
 *     any age when empty
 * @param maxBytes most bytes that all its objects may have after decompression, 1 to 2^50
 */
public record InputSpec(
    Location location,
    TableSpec table,
    Selection selection,
    Optional<Duration> maxAge,
    long maxBytes) {
  /** 1 TiB. */
  public static final long DEFAULT_MAX_BYTES = 1L << 40;

  static final WholeNumber AGE_IN_HOURS = new WholeNumber("hours", 1, 8_760);
  static final WholeNumber SIZE_IN_BYTES = new WholeNumber("bytes", 1, 1L << 50);

  public InputSpec {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(selection, "selection");
    maxAge.ifPresent(age -> AGE_IN_HOURS.require("maxAge", age.toHours()));
    SIZE_IN_BYTES.require("maxBytes", maxBytes);
  }
}
