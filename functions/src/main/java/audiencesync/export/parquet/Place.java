package audiencesync.export.parquet;

import audiencesync.export.codec.UnreadableContentException;

/**
 * Where something in a file is: for messages.
 *
 * @param part names the part to people, such as {@code column "mail"}
 * @param position its first byte in the file
 */
record Place(String part, long position) {
  static Place footer(long position) {
    return new Place("footer", position);
  }

  static Place column(String name, long position) {
    return new Place("column \"" + name + "\"", position);
  }

  UnreadableContentException damaged(String what) {
    return new UnreadableContentException(
        "is damaged Parquet at byte %d (%s): %s. Export or copy it again."
            .formatted(position, part, what));
  }

  UnreadableContentException unreadable(String what, String advice) {
    return new UnreadableContentException(
        "has %s (%s at byte %d), which is not read. %s".formatted(what, part, position, advice));
  }
}
