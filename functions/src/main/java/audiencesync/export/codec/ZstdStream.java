package audiencesync.export.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The content of a zstd file (RFC 8878): all frames, one after another, skippable ones left out.
 * Checksums are checked. What is damaged, cut off or asks for too much is an {@link
 * UnreadableContentException} that says where.
 */
public final class ZstdStream extends InputStream {
  /** The largest window that is read: what RFC 8878 asks every decoder for. */
  public static final int MAX_WINDOW = 8 << 20;

  private static final int MAGIC_BYTES = 4;
  private static final long MAGIC = 0xFD2FB528L;
  private static final long SKIPPABLE = 0x184D2A50L;
  private static final long SKIPPABLE_MASK = 0xFFFFFFF0L;
  private static final int BLOCK_HEADER = 3;

  private final ZstdSource source;
  private final InflationGuard guard;
  private final ZstdWindow window = new ZstdWindow();
  private final ZstdBlock block = new ZstdBlock(window);
  private @Nullable ZstdFrame frame;
  private XxHash64 checksum = new XxHash64();
  private long decoded;
  private boolean ended;

  /** Reads {@code stored}, which begins with a frame. */
  public ZstdStream(InputStream stored, InflationGuard guard) {
    this.source = new ZstdSource(stored);
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!window.hasBytes() && !ended) {
      decodeMore();
    }
    return window.hasBytes() ? window.give(into, from, length) : -1;
  }

  private void decodeMore() throws IOException {
    long position = source.position();
    try {
      ZstdFrame current = frame;
      if (current == null) {
        beginFrame();
      } else {
        decodeBlock(current);
      }
    } catch (Damage e) {
      throw damaged(position);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static UnreadableContentException damaged(long position) {
    return new UnreadableContentException(
        ("is not zstd at byte %d, though it begins as zstd: it was damaged after it was written."
                + " Export or copy it again.")
            .formatted(position));
  }

  private void beginFrame() {
    int read = source.readUpTo(MAGIC_BYTES);
    if (read == 0) {
      ended = true;
      return;
    }
    Damage.unless(read == MAGIC_BYTES);
    long magic = Bytes.intAt(source.part(), 0) & 0xFFFFFFFFL;
    if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
      source.skip(source.number(4));
      return;
    }
    Damage.unless(magic == MAGIC);
    begin(ZstdFrame.read(source));
  }

  private void begin(ZstdFrame next) {
    if (next.dictionary() != 0) {
      throw new UnreadableContentException(
          "is compressed with a zstd dictionary (number %d), which is not read. Compress it without."
              .formatted(next.dictionary()));
    }
    if (next.window() < 0 || next.window() > MAX_WINDOW) {
      throw new UnreadableContentException(
          ("needs a zstd window of %s bytes, and at most %d are read (at byte %d). Compress it"
                  + " without --long or --ultra.")
              .formatted(Long.toUnsignedString(next.window()), MAX_WINDOW, source.position()));
    }
    window.begin((int) next.window(), next.content());
    block.reset();
    checksum = new XxHash64();
    decoded = 0;
    frame = next;
  }

  private void decodeBlock(ZstdFrame current) {
    int header = (int) source.number(BLOCK_HEADER);
    int size = header >> 3;
    int most = current.mostOfBlock();
    Damage.unless(size <= most);
    window.makeRoom();
    int begin = window.end();
    switch (header >> 1 & 3) {
      case 0 -> {
        source.read(size);
        window.add(source.part(), 0, size);
      }
      case 1 -> window.fill((byte) source.number(1), size);
      case 2 -> {
        source.read(size);
        block.decode(new Slice(source.part(), 0, size), most);
      }
      default -> throw Damage.found();
    }
    account(current, window.end() - begin);
    if ((header & 1) != 0) {
      endFrame(current);
    }
  }

  private void account(ZstdFrame current, int count) {
    decoded += count;
    Damage.unless(current.content() < 0 || decoded <= current.content());
    guard.check(count, source.position());
    if (current.hasChecksum()) {
      window.updateChecksum(checksum);
    }
  }

  private void endFrame(ZstdFrame ending) {
    Damage.unless(ending.content() < 0 || decoded == ending.content());
    frame = null;
    if (ending.hasChecksum() && source.number(4) != (checksum.value() & 0xFFFFFFFFL)) {
      throw new UnreadableContentException(
          ("does not match its zstd checksum at byte %d: it was damaged after it was written."
                  + " Export or copy it again.")
              .formatted(source.position()));
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
