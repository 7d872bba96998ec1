package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * A text of another charset as UTF-8. What cannot be decoded becomes the byte 0xFF, which is in no
 * UTF-8 text: one check finds undecodable rows of every charset.
 */
final class Transcoder extends InputStream {
  private static final byte UNDECODABLE = (byte) 0xFF;
  private static final int BLOCK = 64 << 10;
  private static final int UTF_8_BYTES_OF_A_CHAR = 3;

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = UTF_8.newEncoder();
  private final boolean isUtf16;
  private final ByteBuffer in = ByteBuffer.allocate(BLOCK).limit(0);
  private final CharBuffer characters = CharBuffer.allocate(BLOCK);
  private final ByteBuffer out = ByteBuffer.allocate(UTF_8_BYTES_OF_A_CHAR * BLOCK + 1).limit(0);
  private boolean inputEnded;
  private boolean ended;

  Transcoder(InputStream bytes, Charset charset) {
    this.bytes = bytes;
    this.decoder = JapaneseCharsets.decoder(charset);
    this.isUtf16 = charset.name().startsWith("UTF-16");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (!out.hasRemaining()) {
      if (ended) {
        return -1;
      }
      decodeMore();
    }
    int read = Math.min(length, out.remaining());
    out.get(into, from, read);
    return read;
  }

  private void decodeMore() throws IOException {
    out.clear();
    CoderResult result = decoder.decode(in, characters, inputEnded);
    encodeCharacters();
    if (result.isError()) {
      out.put(UNDECODABLE);
      skipUndecodable(result.length());
    } else if (result.isUnderflow()) {
      refill();
    }
    out.flip();
  }

  private void encodeCharacters() {
    characters.flip();
    encoder.encode(characters, out, inputEnded);
    characters.compact();
  }

  /**
   * Skips the bytes that the decoder complains about, but none that may be text again: a character
   * that is cut off takes no delimiter or line break with it.
   */
  private void skipUndecodable(int length) {
    int end = in.position() + length;
    int next = in.position() + 1;
    if (isUtf16) {
      next = Math.min(next + 1, end);
    } else {
      while (next < end && in.get(next) < 0) {
        next++;
      }
    }
    in.position(next);
  }

  private void refill() throws IOException {
    if (inputEnded) {
      ended = true;
      return;
    }
    in.compact();
    int read = bytes.read(in.array(), in.position(), in.remaining());
    inputEnded = read < 0;
    in.position(in.position() + Math.max(read, 0)).flip();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
