package audiencesync.sync.report;

import audiencesync.audience.Input;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of an input after mapping and filter, for a person to recognise them.
 *
 * @param header the names of the object's columns; empty for an object without a header
 */
public record MaskedSample(Input input, String key, List<String> header, List<Row> rows) {
  public MaskedSample {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * One row. Both values are masked already: whoever makes one answers for that.
   *
   * @param userId empty where the column is not mapped
   * @param identifier empty where the column is not mapped
   */
  public record Row(Optional<String> userId, Optional<String> identifier) {}
}
