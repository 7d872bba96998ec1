package audiencesync.export.codec;

/** Decodes the compressed blocks of frames (RFC 8878, 3.1.1.3). */
final class ZstdBlock {
  private static final int FIRST_LONG_COUNT = 0x7F00;

  private final ZstdWindow window;
  private final Literals literals = new Literals();
  private final SequenceCode literalLengths = SequenceCode.literalLengths();
  private final SequenceCode offsets = SequenceCode.offsets();
  private final SequenceCode matchLengths = SequenceCode.matchLengths();
  private int offset1;
  private int offset2;
  private int offset3;

  ZstdBlock(ZstdWindow window) {
    this.window = window;
  }

  /** Forgets everything: another frame begins. */
  void reset() {
    literals.reset();
    literalLengths.reset();
    offsets.reset();
    matchLengths.reset();
    offset1 = 1;
    offset2 = 4;
    offset3 = 8;
  }

  /** Decodes a block of at most {@code most} decoded bytes into the window. */
  void decode(Slice block, int most) {
    literals.read(block);
    byte[] bytes = block.bytes();
    int at = literals.end();
    Damage.unless(at < block.to());
    int first = bytes[at++] & 0xFF;
    int further = first < 0x80 ? 0 : first < 0xFF ? 1 : 2;
    Damage.unless(at + further <= block.to());
    int count =
        switch (further) {
          case 0 -> first;
          case 1 -> ((first - 0x80) << 8) + (bytes[at] & 0xFF);
          default -> Bytes.unsigned(bytes, at, 2) + FIRST_LONG_COUNT;
        };
    at += further;
    if (count == 0) {
      Damage.unless(at == block.to() && literals.length() <= most);
      window.add(literals.bytes(), 0, literals.length());
    } else {
      execute(count, sequences(block, at), window.end() + most);
    }
  }

  /** Reads the tables of the sequences; gives the bits behind them. */
  private BackwardBits sequences(Slice block, int from) {
    byte[] bytes = block.bytes();
    Damage.unless(from < block.to());
    int modes = bytes[from];
    Damage.unless((modes & 3) == 0);
    int at = from + 1;
    at = literalLengths.choose((modes >> 6) & 3, new Slice(bytes, at, block.to()));
    at = offsets.choose((modes >> 4) & 3, new Slice(bytes, at, block.to()));
    at = matchLengths.choose((modes >> 2) & 3, new Slice(bytes, at, block.to()));
    BackwardBits bits = new BackwardBits(bytes, at, block.to());
    literalLengths.begin(bits);
    offsets.begin(bits);
    matchLengths.begin(bits);
    return bits;
  }

  private void execute(int count, BackwardBits bits, int limit) {
    int used = 0;
    for (int i = 0; i < count; i++) {
      int offsetValue = offsets.value(bits);
      int matchLength = matchLengths.value(bits);
      int literalLength = literalLengths.value(bits);
      if (i < count - 1) {
        literalLengths.advance(bits);
        matchLengths.advance(bits);
        offsets.advance(bits);
      }
      Damage.unless(literalLength <= literals.length() - used);
      Damage.unless(window.end() + literalLength + matchLength <= limit && bits.left() >= 0);
      window.addLiterals(literals.bytes(), used, literalLength);
      used += literalLength;
      window.repeat(offset(offsetValue, literalLength), matchLength);
    }
    int rest = literals.length() - used;
    Damage.unless(bits.left() == 0 && window.end() + rest <= limit);
    window.add(literals.bytes(), used, rest);
  }

  /** Small values name one of the last offsets (RFC 8878, 3.1.1.5). */
  private int offset(int value, int literalLength) {
    int recent = literalLength == 0 ? value : value - 1;
    int offset =
        value > 3
            ? value - 3
            : switch (recent) {
              case 0 -> offset1;
              case 1 -> offset2;
              case 2 -> offset3;
              default -> offset1 - 1;
            };
    if (value > 3 || recent > 1) {
      offset3 = offset2;
    }
    if (value > 3 || recent > 0) {
      offset2 = offset1;
    }
    offset1 = offset;
    return offset;
  }
}
