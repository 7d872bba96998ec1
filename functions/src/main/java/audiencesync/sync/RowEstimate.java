package audiencesync.sync;

import audiencesync.audience.AudiencePreparation;
import audiencesync.audience.Counts;
import audiencesync.audience.Input;
import audiencesync.export.ExportException;
import audiencesync.export.ExportReader;
import audiencesync.export.Glimpse;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredObject;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * How many of something the rows of an input are expected to make, by the beginnings of its largest
 * files, which the kernel itself judges. The others count as being like them.
 *
 * @param preparations makes what judges the rows of one file, as its segment
 * @param figure what is asked for, of the rows that were judged
 */
record RowEstimate(
    ObjectStore store, Supplier<AudiencePreparation> preparations, ToLongFunction<Counts> figure) {
  /** How many files are looked at: each costs S3 two calls. */
  private static final int MOST_FILES = 8;

  /** Stored bytes of a file that are looked at: some thousands of rows. */
  private static final int HEAD_BYTES = 256 << 10;

  /** Empty when there are files and none can be read. */
  OptionalDouble of(Selected input) {
    ExportReader reader = input.reader();
    List<StoredObject> objects =
        input.objects().stream()
            .filter(object -> object.bytes() > 0)
            .sorted(Comparator.comparingLong(StoredObject::bytes).reversed())
            .toList();
    Sum sum = new Sum();
    objects.stream().limit(MOST_FILES).forEach(object -> sum.add(object, look(reader, object)));
    objects.stream().skip(MOST_FILES).forEach(sum::addAlike);
    return sum.isKnown || objects.isEmpty()
        ? OptionalDouble.of(sum.figure)
        : OptionalDouble.empty();
  }

  /** What a file is expected to make; empty when it cannot be read, which is not refused here. */
  private Optional<Double> look(ExportReader reader, StoredObject object) {
    AudiencePreparation preparation = preparations.get();
    try {
      Glimpse glimpse =
          reader.glimpse(
              new StoredExport(store, object),
              HEAD_BYTES,
              preparation.segmentRows(Input.SEGMENT.label()));
      long made = figure.applyAsLong(preparation.finish().counts());
      // Of a file that tells its number of rows and shows none, every row counts.
      double share = glimpse.seen() == 0 ? 1 : (double) made / glimpse.seen();
      return Optional.of(glimpse.rows() * share);
    } catch (ExportException | StoreException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Of files so far. */
  private static final class Sum {
    private double figure;
    private double seenFigure;
    private long seenBytes;
    private boolean isKnown;

    void add(StoredObject object, Optional<Double> made) {
      if (made.isPresent()) {
        isKnown = true;
        figure += made.get();
        seenFigure += made.get();
        seenBytes += object.bytes();
      }
    }

    void addAlike(StoredObject object) {
      figure += seenBytes == 0 ? 0 : seenFigure / seenBytes * object.bytes();
    }
  }
}
