package audiencesync.export.codec;

import java.util.zip.DataFormatException;

/**
 * Inflates what was deflated (RFC 1951), as {@link java.util.zip.Inflater} does with {@code
 * nowrap}, and refuses what that refuses. The data may come in blocks of any size; what is not
 * consumed of one must begin the next.
 */
public final class Inflate {
  private static final DeflateCodes FIXED = DeflateCodes.fixed();

  private final DeflateBits in = new DeflateBits();
  private final DeflateWindow window = new DeflateWindow();
  private final DeflateSymbols symbols = new DeflateSymbols(in, window);
  private final DeflateCodes dynamic = new DeflateCodes();
  private DeflateCodes codes = FIXED;
  private Stage stage = Stage.HEADER;
  private boolean isLast;
  private boolean needsInput;
  private int storedLeft;

  private enum Stage {
    HEADER,
    STORED_LENGTH,
    STORED,
    CODES,
    SYMBOLS,
    FINISHED
  }

  /** Begins anew, with other data. */
  public void reset() {
    in.goOn(new byte[0], 0, 0);
    in.align();
    window.clear();
    stage = Stage.HEADER;
    needsInput = false;
  }

  /** Whether the data has ended. */
  public boolean isFinished() {
    return stage == Stage.FINISHED;
  }

  /** Whether nothing can be inflated until more than what is not consumed is there. */
  public boolean needsInput() {
    return needsInput;
  }

  /** Whether there is something to {@link #give}. */
  public boolean hasBytes() {
    return window.hasBytes();
  }

  /** Hands out up to {@code length} inflated bytes; says how many. */
  public int give(byte[] into, int at, int length) {
    return window.give(into, at, length);
  }

  /** Up to where the bytes of {@link #inflate} are consumed, be it damage that follows. */
  public int position() {
    return in.from;
  }

  /**
   * Inflates some or all of the bytes {@code [from, to)}. All that was inflated before must have
   * been handed out.
   */
  public void inflate(byte[] stored, int from, int to) throws DataFormatException {
    in.goOn(stored, from, to);
    window.makeRoom();
    needsInput = false;
    try {
      while (!needsInput && !isFinished() && !window.isFull()) {
        needsInput = !goOn();
      }
    } catch (Damage e) {
      throw new DataFormatException();
    } finally {
      in.giveBack();
    }
  }

  /** Goes on by one stage, or some of it; false if it takes more input to do so. */
  private boolean goOn() {
    return switch (stage) {
      case HEADER -> readHeader();
      case STORED_LENGTH -> readStoredLength();
      case STORED -> copyStored();
      case CODES -> readCodes();
      case SYMBOLS -> decodeSymbols();
      case FINISHED -> true;
    };
  }

  private boolean readHeader() {
    if (!in.has(3)) {
      return false;
    }
    isLast = in.take(1) != 0;
    switch (in.take(2)) {
      case 0 -> stage = Stage.STORED_LENGTH;
      case 1 -> beginSymbols(FIXED);
      case 2 -> {
        dynamic.begin();
        stage = Stage.CODES;
      }
      default -> throw Damage.found();
    }
    return true;
  }

  private boolean readStoredLength() {
    in.align();
    if (!in.has(2 * Short.SIZE)) {
      return false;
    }
    storedLeft = in.take(Short.SIZE);
    Damage.unless((storedLeft ^ in.take(Short.SIZE)) == 0xFFFF);
    stage = Stage.STORED;
    return true;
  }

  private boolean copyStored() {
    in.giveBack();
    int copied = window.add(in.bytes, in.from, Math.min(storedLeft, in.to - in.from));
    in.from += copied;
    storedLeft -= copied;
    if (storedLeft == 0) {
      endBlock();
    }
    return storedLeft == 0 || in.from < in.to;
  }

  private boolean readCodes() {
    boolean isRead = dynamic.read(in);
    if (isRead) {
      beginSymbols(dynamic);
    }
    return isRead;
  }

  private void beginSymbols(DeflateCodes ofBlock) {
    codes = ofBlock;
    symbols.begin();
    stage = Stage.SYMBOLS;
  }

  private boolean decodeSymbols() {
    boolean goesOn = symbols.decode(codes);
    if (symbols.isAtEnd()) {
      endBlock();
    }
    return goesOn;
  }

  private void endBlock() {
    stage = isLast ? Stage.FINISHED : Stage.HEADER;
  }
}
