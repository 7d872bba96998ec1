package audiencesync.sync.work;

import audiencesync.audience.Input;
import audiencesync.sync.report.MaskedSample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first rows of each input, masked: what a dry run shows. */
public record Samples(int version, List<File> files) {
  public Samples {
    files = List.copyOf(files);
  }

  /** The samples as they are kept. */
  public static Samples of(int version, List<MaskedSample> samples) {
    return new Samples(version, samples.stream().map(File::of).toList());
  }

  /** The samples as they are shown. */
  public List<MaskedSample> shown() {
    return files.stream().map(File::shown).toList();
  }

  /** The first rows of one file. */
  public record File(Input input, String key, List<String> header, List<Row> rows) {
    static File of(MaskedSample sample) {
      return new File(
          sample.input(),
          sample.key(),
          sample.header(),
          sample.rows().stream().map(Row::of).toList());
    }

    MaskedSample shown() {
      return new MaskedSample(input, key, header, rows.stream().map(Row::shown).toList());
    }
  }

  /** One row; null where the column is not mapped. */
  public record Row(@Nullable String userId, @Nullable String identifier) {
    static Row of(MaskedSample.Row row) {
      return new Row(row.userId().orElse(null), row.identifier().orElse(null));
    }

    MaskedSample.Row shown() {
      return new MaskedSample.Row(Optional.ofNullable(userId), Optional.ofNullable(identifier));
    }
  }
}
