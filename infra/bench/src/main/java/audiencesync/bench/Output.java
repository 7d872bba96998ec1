package audiencesync.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a contestant has written. */
record Output(Path folder) {
  /** LINE's limit, in either reading of the megabyte. */
  private static final long MOST_BYTES = 60_000_000;

  private static final int DIGITS = 64;

  void clear() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** Reads every line; refuses what is no hash and what is too large for LINE. */
  Truth read() throws IOException {
    Truth found = Truth.NOTHING;
    for (Path file : files()) {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " is larger than LINE takes");
      }
      found = read(file, found);
    }
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Truth read(Path file, Truth before) throws IOException {
    Truth found = before;
    try (BufferedReader lines = Files.newBufferedReader(file, US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() != DIGITS) {
          throw new IOException(file + " has a line that is no SHA-256");
        }
        found = found.withHex(line, 0);
      }
    }
    return found;
  }
}
