package audiencesync.audience;

import java.util.List;
import java.util.stream.LongStream;

/** How identifiers are cut into files: as few as LINE's limits allow, all of the same size. */
final class ChunkPlan {
  /**
   * Lines of a file at most: 58.5 MB of hashes, below every reading of LINE's limit of 60 MB. It is
   * one for all identifier types, so that a file is never larger for being plain.
   */
  static final long MOST_LINES = 900_000;

  private ChunkPlan() {}

  static List<Chunk> of(SortedIdentifiers identifiers) {
    long unique = identifiers.size().unique();
    long files = (unique + MOST_LINES - 1) / MOST_LINES;
    return LongStream.range(0, files)
        .parallel()
        .mapToObj(file -> chunk(identifiers, (int) file, (int) files))
        .toList();
  }

  private static Chunk chunk(SortedIdentifiers identifiers, int file, int files) {
    long unique = identifiers.size().unique();
    long firstRank = file * unique / files;
    long lines = (file + 1) * unique / files - firstRank;
    long bytes = lines * identifiers.lineBytes();
    String mark = identifiers.mark(firstRank, lines);
    return new Chunk(file + 1, files, firstRank, lines, bytes, mark);
  }
}
