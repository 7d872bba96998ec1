package audiencesync.export.parquet;

import audiencesync.export.codec.UnreadableContentException;

/** The memory that one file's footer, pages and dictionaries may take at once. */
final class PageMemory {
  /** So many bytes may be read, in vain, behind the last one of an array. */
  static final int PADDING = Long.BYTES;

  private final long limit;
  private long used;

  PageMemory(long limit) {
    this.limit = limit;
  }

  /** An array for so many bytes and {@value #PADDING} more: the old one if it is long enough. */
  byte[] atLeast(byte[] old, long length, Place place) {
    if (old.length >= length + PADDING) {
      return old;
    }
    take(length + PADDING - old.length, place);
    return new byte[(int) length + PADDING];
  }

  /** Notes memory that is taken otherwise; a negative number gives some back. */
  void take(long bytes, Place place) {
    if (used + bytes > limit) {
      throw new UnreadableContentException(
          ("needs %d bytes of memory to be read, and at most %d are given to a file (%s at byte"
                  + " %d). Write it with smaller pages or row groups.")
              .formatted(used + bytes, limit, place.part(), place.position()));
    }
    used += bytes;
  }
}
