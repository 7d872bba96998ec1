package audiencesync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a function's JVM is started.
 *
 * @param label in the table
 * @param code the jar, or the folder with its content
 * @param options of the JVM
 * @param snapshot whether it is asked, as with SnapStart, to get ready for a snapshot
 */
record Launch(String label, Path code, List<String> options, boolean snapshot) {
  /** What Lambda's runtime starts with when nobody says otherwise. */
  static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  /** What the template sets for the step that prepares. */
  static final List<String> BOTH_COMPILERS =
      List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=4");

  private static final String WRITE_ARCHIVE = "-XX:ArchiveClassesAtExit=";

  Launch(String label, Path code, List<String> options) {
    this(label, code, options, false);
  }

  Launch with(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return new Launch(label, code, more, snapshot);
  }

  Launch restored() {
    return new Launch(label, code, options, true);
  }

  /** The same for one step: each has an archive of its own. */
  Launch named(String step) {
    return new Launch(
        label, code, options.stream().map(option -> option.replace("%s", step)).toList(), snapshot);
  }

  /** The same, leaving an archive of the classes that it has loaded. */
  Launch archiving(Path archive) {
    return with(WRITE_ARCHIVE + archive);
  }

  boolean endsInPeace() {
    return options.stream().anyMatch(option -> option.startsWith(WRITE_ARCHIVE));
  }

  Map<String, String> environment() {
    return Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", snapshot ? "snap-start" : "on-demand");
  }
}
