package audiencesync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that makes the hashes of a segment's people, each once, in files of at most 60 MB. */
interface Contestant {
  /**
   * What is to be done.
   *
   * @param segment the segment's file
   * @param identity the identity export's file
   * @param form of both files
   * @param kind the identifier that is made
   * @param out an empty folder for the files that are made, named {@code *.csv}
   * @param processors how many processors may be used
   */
  record Task(Path segment, Path identity, Form form, Kind kind, Path out, int processors) {}

  void run(Task task) throws IOException;

  /**
   * Does what is done before anybody waits, and is not measured.
   *
   * @return whether there is such a thing
   */
  default boolean getReady() {
    return false;
  }

  /** Who takes part. */
  enum Name {
    /** In a new process. */
    SHIPPED("this product"),
    /** As it is deployed: in a process that has rehearsed before SnapStart took its snapshot. */
    RESTORED("this product, restored"),
    DUCKDB("DuckDB"),
    PLAIN("plain Java");

    final String label;

    Name(String label) {
      this.label = label;
    }

    Contestant make() {
      return switch (this) {
        case SHIPPED -> new Shipped(false);
        case RESTORED -> new Shipped(true);
        case DUCKDB -> new DuckDb();
        case PLAIN -> new PlainJava();
      };
    }

    boolean isOurs() {
      return this == SHIPPED || this == RESTORED;
    }

    /** Options of the JVM: what each is run with by people who care for its speed. */
    List<String> options() {
      return switch (this) {
        case SHIPPED, RESTORED ->
            List.of(
                "-XX:+UseSerialGC",
                "-Xmn8m",
                "-XX:PretenureSizeThreshold=4k",
                "-XX:MarkSweepDeadRatio=0");
        case DUCKDB -> List.of("-XX:+UseSerialGC", "-Xmx256m");
        case PLAIN -> List.of("-XX:+UseParallelGC", "-Xmx16g");
      };
    }
  }
}
