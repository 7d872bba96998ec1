package audiencesync.local.cli;

import java.util.List;

/**
 * Something that runs, and is hardly meant.
 *
 * @param about the connectors, or the key, that it is about
 * @param text what will happen and what to do
 */
record Warning(List<String> about, String text) {
  Warning {
    about = List.copyOf(about);
  }

  @Override
  public String toString() {
    return String.join(", ", about) + ": " + text;
  }
}
