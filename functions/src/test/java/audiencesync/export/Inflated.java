package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.export.codec.Inflate;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What comes of deflated data: how it ends, where, and what it inflates to. */
final class Inflated {
  enum End {
    FINISHED,
    CUT,
    DAMAGED
  }

  private final End end;
  private final int consumed;
  private final byte[] bytes;

  /**
   * @param consumed how many bytes belong to it; -1 if it does not end as it should
   */
  Inflated(End end, int consumed, byte[] bytes) {
    this.end = end;
    this.consumed = consumed;
    this.bytes = bytes;
  }

  /** As the JDK's decoder says; it has given up what it inflates just before damage. */
  static Inflated byReference(byte[] deflated) {
    Inflater inflater = new Inflater(true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      inflater.setInput(deflated);
      byte[] piece = new byte[1 << 13];
      int read;
      do {
        read = inflater.inflate(piece);
        bytes.write(piece, 0, read);
      } while (read > 0);
      boolean isFinished = inflater.finished();
      return new Inflated(
          isFinished ? End.FINISHED : End.CUT,
          isFinished ? (int) inflater.getBytesRead() : -1,
          bytes.toByteArray());
    } catch (DataFormatException e) {
      return damaged();
    } finally {
      inflater.end();
    }
  }

  /** As ours says. */
  static Inflated byOurs(byte[] deflated) {
    return byOurs(new Inflate(), deflated, 1 << 16, 1 << 16);
  }

  /**
   * As ours says.
   *
   * @param chunk how many stored bytes it gets at a time, besides those that it has not consumed
   * @param piece how many inflated bytes are taken at a time
   */
  static Inflated byOurs(Inflate inflate, byte[] deflated, int chunk, int piece) {
    inflate.reset();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] given = new byte[piece];
    int from = 0;
    int to = 0;
    while (!inflate.isFinished()) {
      if (from == to || inflate.needsInput()) {
        if (to == deflated.length) {
          return new Inflated(End.CUT, -1, bytes.toByteArray());
        }
        to = Math.min(to + chunk, deflated.length);
      }
      byte[] block = Arrays.copyOfRange(deflated, from, to);
      try {
        inflate.inflate(block, 0, block.length);
      } catch (DataFormatException e) {
        assertThat(inflate.position()).isBetween(0, block.length);
        return damaged();
      }
      assertThat(inflate.position() > 0 || inflate.hasBytes() || inflate.needsInput()).isTrue();
      from += inflate.position();
      while (inflate.hasBytes()) {
        bytes.write(given, 0, inflate.give(given, 0, piece));
      }
    }
    return new Inflated(End.FINISHED, from, bytes.toByteArray());
  }

  private static Inflated damaged() {
    return new Inflated(End.DAMAGED, -1, new byte[0]);
  }

  End end() {
    return end;
  }

  byte[] bytes() {
    return bytes;
  }

  void assertSame(Inflated expected, String what) {
    assertThat(end).as(what).isEqualTo(expected.end);
    assertThat(consumed).as(what).isEqualTo(expected.consumed);
    assertThat(Arrays.mismatch(bytes, expected.bytes)).as(what).isEqualTo(-1);
  }
}
