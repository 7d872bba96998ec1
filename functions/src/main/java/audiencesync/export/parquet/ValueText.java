package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/** How the values of a column are written as text. */
@FunctionalInterface
interface ValueText {
  /** Appends the value; false when it has no text, or too long a one. */
  boolean append(PageValues value, TextBuffer into);

  /** The text of a column's values; empty when its type has none. */
  static Optional<ValueText> of(SchemaElement element, int longest) {
    Meaning meaning = element.meaning();
    PhysicalType type = element.type().orElseThrow();
    if (meaning.kind() == Meaning.Kind.NOTHING) {
      return Optional.of((value, into) -> true);
    }
    return switch (type) {
      case BOOLEAN -> plain(meaning, (value, into) -> appendBoolean(value, into));
      case FLOAT -> plain(meaning, FractionText::appendFloat);
      case DOUBLE -> plain(meaning, FractionText::appendDouble);
      case INT32, INT64 -> ofNumber(type, meaning);
      case INT96 -> plain(meaning, TimeText::appendInt96);
      case BYTE_ARRAY -> ofText(meaning, longest);
      case FIXED_LEN_BYTE_ARRAY ->
          meaning.kind() == Meaning.Kind.UUID
              ? Optional.of(ValueText::appendUuid)
              : ofText(meaning, longest);
    };
  }

  private static Optional<ValueText> plain(Meaning meaning, ValueText text) {
    return meaning.kind() == Meaning.Kind.PLAIN ? Optional.of(text) : Optional.empty();
  }

  private static boolean appendBoolean(PageValues value, TextBuffer into) {
    into.append(value.bits != 0 ? "true" : "false");
    return true;
  }

  private static Optional<ValueText> ofNumber(PhysicalType type, Meaning meaning) {
    return switch (meaning.kind()) {
      case PLAIN -> Optional.of(ValueText::appendNumber);
      case UNSIGNED ->
          Optional.of(
              type == PhysicalType.INT32
                  ? ValueText::appendUnsigned32
                  : ValueText::appendUnsigned64);
      case DECIMAL -> ofDecimal(meaning);
      case DATE ->
          type == PhysicalType.INT32 ? Optional.of(TimeText::appendDate) : Optional.empty();
      case TIME, TIMESTAMP -> TimeText.of(meaning);
      default -> Optional.empty();
    };
  }

  private static boolean appendNumber(PageValues value, TextBuffer into) {
    into.append(value.bits);
    return true;
  }

  private static boolean appendUnsigned32(PageValues value, TextBuffer into) {
    into.append(value.bits & 0xFFFFFFFFL);
    return true;
  }

  private static boolean appendUnsigned64(PageValues value, TextBuffer into) {
    into.append(Long.toUnsignedString(value.bits));
    return true;
  }

  private static Optional<ValueText> ofDecimal(Meaning meaning) {
    int scale = meaning.scale();
    if (scale == 0) {
      return Optional.of(ValueText::appendNumber);
    }
    return DecimalText.isWritten(scale)
        ? Optional.of(
            (value, into) -> {
              into.append(BigDecimal.valueOf(value.bits, scale).toPlainString());
              return true;
            })
        : Optional.empty();
  }

  private static Optional<ValueText> ofText(Meaning meaning, int longest) {
    return switch (meaning.kind()) {
      case PLAIN ->
          Optional.of(
              (value, into) -> {
                boolean fits = value.end - value.start <= longest;
                if (fits) {
                  into.append(value.bytes, value.start, value.end);
                }
                return fits;
              });
      case DECIMAL ->
          DecimalText.isWritten(meaning.scale())
              ? Optional.of(new DecimalText(meaning.scale()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean appendUuid(PageValues value, TextBuffer into) {
    if (value.end - value.start != 2 * Long.BYTES) {
      return false;
    }
    long high = Long.reverseBytes(Bytes.longAt(value.bytes, value.start));
    long low = Long.reverseBytes(Bytes.longAt(value.bytes, value.start + Long.BYTES));
    into.append(new UUID(high, low).toString());
    return true;
  }

  /** Decimals of many bytes, the highest first. */
  record DecimalText(int scale) implements ValueText {
    private static final int LARGEST_SCALE = 1_000;
    private static final int LONGEST = 512;

    static boolean isWritten(int scale) {
      return scale >= 0 && scale <= LARGEST_SCALE;
    }

    @Override
    public boolean append(PageValues value, TextBuffer into) {
      int length = value.end - value.start;
      if (length == 0 || length > LONGEST) {
        return false;
      }
      BigInteger digits = new BigInteger(value.bytes, value.start, length);
      into.append(new BigDecimal(digits, scale).toPlainString());
      return true;
    }
  }
}
