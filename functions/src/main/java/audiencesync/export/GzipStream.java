package audiencesync.export;

import audiencesync.export.codec.Inflate;
import audiencesync.export.codec.InflationGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/**
 * The content of a gzip file (RFC 1952): all members, one after another. Unlike {@link
 * java.util.zip.GZIPInputStream} it does not ask {@code available()} whether another member follows
 * (a network stream may say 0 in the middle), takes nothing but zeros after the last member, and
 * says where the file is damaged.
 */
final class GzipStream extends InputStream {
  private static final int STORED_BLOCK = 64 << 10;

  private final GzipSource source;
  private final InflationGuard guard;
  private final Inflate inflate = new Inflate();
  private final CRC32 checksum = new CRC32();
  private int memberLength;
  private boolean inMember;
  private boolean ended;

  /**
   * Reads the object {@code key} from {@code stored}, which begins with a gzip header.
   *
   * @param guard told of all bytes inflated
   */
  GzipStream(InputStream stored, String key, InflationGuard guard) {
    this.source = new GzipSource(stored, key, STORED_BLOCK);
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read == 0 && length > 0 && hasMember()) {
      read = inflate(into, from, length);
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  private boolean hasMember() throws IOException {
    if (!inMember && !ended) {
      inMember = source.nextMember();
      ended = !inMember;
    }
    return inMember;
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    while (!inflate.hasBytes() && !inflate.isFinished()) {
      inflateSome();
    }
    int read = inflate.give(into, from, length);
    account(into, from, read);
    if (inflate.isFinished() && !inflate.hasBytes()) {
      endMember();
    }
    return read;
  }

  private void inflateSome() throws IOException {
    try {
      source.inflate(inflate);
    } catch (DataFormatException e) {
      throw source.damaged();
    }
  }

  private void account(byte[] into, int from, int read) {
    checksum.update(into, from, read);
    memberLength += read;
    guard.check(read, source.position());
  }

  private void endMember() throws IOException {
    source.checkTrailer((int) checksum.getValue(), memberLength);
    checksum.reset();
    memberLength = 0;
    inflate.reset();
    inMember = false;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
