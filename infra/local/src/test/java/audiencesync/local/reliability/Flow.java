package audiencesync.local.reliability;

import audiencesync.handler.SmallFiles;
import java.util.Locale;

/** What a run does, and in how many files. */
enum Flow {
  CREATE_OF_ONE_FILE(false, "ADD", 1),
  CREATE_OF_FOUR_FILES(false, "ADD", 4),
  ADD_OF_ONE_FILE(true, "ADD", 1),
  ADD_OF_FOUR_FILES(true, "ADD", 4),
  REPLACE_OF_ONE_FILE(true, "REPLACE", 1),
  REPLACE_OF_FOUR_FILES(true, "REPLACE", 4);

  private final boolean existing;
  private final String action;
  private final int files;

  Flow(boolean existing, String action, int files) {
    this.existing = existing;
    this.action = action;
    this.files = files;
  }

  /** Whether a run before has created the audience. */
  boolean existing() {
    return existing;
  }

  String action() {
    return action;
  }

  int files() {
    return files;
  }

  /** How many people a run sends; some LINE does not know are told by no file. */
  int people() {
    return files * SmallFiles.LINES;
  }

  /** The number of the first person of the run, other than those of the run before. */
  int firstPerson() {
    return existing ? people() / 2 + 1 : 0;
  }

  /** The first person who must be in the audience at the end. */
  int firstMember() {
    return action.equals("REPLACE") ? firstPerson() : 0;
  }

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
