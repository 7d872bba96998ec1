package audiencesync.export.parquet;

import audiencesync.export.codec.InflationGuard;
import audiencesync.export.codec.Slice;
import audiencesync.export.codec.Snappy;
import audiencesync.export.codec.UnreadableContentException;
import audiencesync.export.codec.ZstdStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** How pages are compressed. */
enum Codec {
  UNCOMPRESSED(0),
  SNAPPY(1),
  GZIP(2),
  LZO(3),
  BROTLI(4),
  LZ4(5),
  ZSTD(6),
  LZ4_RAW(7);

  /** Parquet's number for it. */
  private final int number;

  Codec(int number) {
    this.number = number;
  }

  /** Its name in reports. */
  String label() {
    return this == UNCOMPRESSED ? "none" : name().toLowerCase(Locale.ROOT);
  }

  static Codec of(int number, Place place) {
    Codec codec =
        Stream.of(values())
            .filter(known -> known.number == number)
            .findFirst()
            .orElseThrow(() -> place.damaged("there is no codec " + number));
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> codec;
      case LZO, BROTLI, LZ4, LZ4_RAW ->
          throw place.unreadable(
              "pages compressed with " + codec,
              "Write it with snappy, gzip, zstd or no compression.");
    };
  }

  /** Inflates a slice into the begin of {@code into}, to exactly {@code length} bytes. */
  void inflate(Slice stored, byte[] into, int length) {
    BrokenPage.unless(
        switch (this) {
          case UNCOMPRESSED -> isCopied(stored, into, length);
          case SNAPPY -> Snappy.decode(stored, into, length);
          default -> isInflated(stored, into, length);
        },
        "a page is not what its compression (" + label() + ") makes");
  }

  private static boolean isCopied(Slice stored, byte[] into, int length) {
    boolean isSame = stored.to() - stored.from() == length;
    if (isSame) {
      System.arraycopy(stored.bytes(), stored.from(), into, 0, length);
    }
    return isSame;
  }

  private boolean isInflated(Slice stored, byte[] into, int length) {
    try (InputStream inflated = stream(stored)) {
      return inflated.readNBytes(into, 0, length) == length && inflated.read() < 0;
    } catch (IOException e) {
      return false;
    } catch (UnreadableContentException e) {
      throw BrokenPage.because("a page " + e.getMessage());
    }
  }

  private InputStream stream(Slice stored) throws IOException {
    InputStream bytes =
        new ByteArrayInputStream(stored.bytes(), stored.from(), stored.to() - stored.from());
    return this == GZIP
        ? new GZIPInputStream(bytes, 1 << 13)
        : new ZstdStream(bytes, new InflationGuard(Integer.MAX_VALUE, Long.MAX_VALUE));
  }
}
