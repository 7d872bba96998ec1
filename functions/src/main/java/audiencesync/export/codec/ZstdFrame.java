package audiencesync.export.codec;

/**
 * The header of a frame (RFC 8878, 3.1.1.1).
 *
 * @param window how far back matches may reach, in bytes
 * @param content how many bytes the frame decodes to; -1 when it does not say
 * @param dictionary which dictionary it needs; 0 for none
 * @param hasChecksum whether a checksum follows the last block
 */
record ZstdFrame(long window, long content, long dictionary, boolean hasChecksum) {
  static final int MAX_BLOCK = 128 << 10;

  private static final int SINGLE_SEGMENT = 0x20;
  private static final int RESERVED = 0x08;
  private static final int CHECKSUM = 0x04;

  /** Reads the header behind its magic number. */
  static ZstdFrame read(ZstdSource source) {
    int descriptor = (int) source.number(1);
    Damage.unless((descriptor & RESERVED) == 0);
    boolean isSingleSegment = (descriptor & SINGLE_SEGMENT) != 0;
    long window = isSingleSegment ? 0 : window((int) source.number(1));
    int dictionaryBytes = (1 << (descriptor & 3)) >> 1;
    long dictionary = source.number(dictionaryBytes);
    long content = content(source, descriptor >> 6, isSingleSegment);
    return new ZstdFrame(
        isSingleSegment ? content : window, content, dictionary, (descriptor & CHECKSUM) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + (base >> 3) * (descriptor & 7);
  }

  private static long content(ZstdSource source, int flag, boolean isSingleSegment) {
    return switch (flag) {
      case 0 -> isSingleSegment ? source.number(1) : -1;
      case 1 -> source.number(2) + 256;
      case 2 -> source.number(4);
      default -> source.number(8);
    };
  }

  /** How many bytes a block may decode to. */
  int mostOfBlock() {
    return (int) Math.min(window, MAX_BLOCK);
  }
}
