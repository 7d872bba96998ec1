package audiencesync.local.line;

import audiencesync.local.line.MemberCode.Kind;

/** What a file holds, read once and kept compactly; which kind it is to be, the form says later. */
final class FileScan implements LineSink {
  private final MemberSet hashes = new MemberSet(Kind.HASH);
  private final MemberSet ifas = new MemberSet(Kind.IFA);
  private final long[] code = new long[MemberCode.LONGS];
  private long bytes;
  private long lines;
  private long strange;

  @Override
  public void line(byte[] line, int length, int lengthOfEnd) {
    bytes += length + lengthOfEnd;
    if (length + lengthOfEnd == 0) {
      return; // After the LF of the file's last line.
    }
    lines++;
    switch (MemberCode.encode(line, length, code)) {
      case HASH -> hashes.addCode(code, 0);
      case IFA -> ifas.addCode(code, 0);
      case NEITHER -> strange++;
    }
  }

  long bytes() {
    return bytes;
  }

  long lines() {
    return lines;
  }

  /** Whether every line is of this kind. */
  boolean holdsOnly(Kind kind) {
    return strange == 0 && members(kind).size() > 0 && other(kind).isEmpty();
  }

  MemberSet members(Kind kind) {
    return kind == Kind.HASH ? hashes : ifas;
  }

  private MemberSet other(Kind kind) {
    return kind == Kind.HASH ? ifas : hashes;
  }
}
