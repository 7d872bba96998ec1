package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filters against the plainest evaluation there is: {@code BigDecimal} and {@code String}. */
final class FilterAgainstBigDecimalTest {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<Operator> OPERATORS = List.of(Operator.values());
  private static final NeededColumns COLUMNS =
      new NeededColumns(NAMES.stream().<Column>map(Column.Named::new).toList());

  /** The alphabet of decimals, for texts that are nearly ones. */
  private static final String NEARLY = "0019+-..eE";

  private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7f]*");

  private static final String[] WORDS = {
    "",
    " ",
    "gold",
    "Gold",
    "gol",
    "-",
    "+",
    ".",
    "e5",
    "1e",
    "1e+",
    "1 ",
    " 1",
    "１",
    "１２３",
    "1,000",
    "2026-11-23",
    "2026-11-24",
    "東京都",
    "京都",
    "é",
    "\uFF5E",
    "😀",
    "😁",
    "0x10",
    "NaN",
    "Infinity",
    "1d",
    "1f",
    "٣",
    "1.2.3",
    "--1",
    "0",
    "-0",
    "+0",
    "00",
    "0.0",
    "1",
    "1.0",
    "01",
    "1e0",
    "10e-1"
  };

  private final Random random = new Random(20_261_125);

  @Test
  void comparesEveryTwoValuesAlike() {
    for (int i = 0; i < 300_000; i++) {
      String left = value();
      String right = random.nextInt(4) == 0 ? rewritten(left) : value();
      byte[] text = ("7" + left + "7").getBytes(UTF_8);
      int compared = Integer.signum(Operand.of(right).compare(text, 1, text.length - 1));
      if (compared != Integer.signum(compare(left, right))) {
        assertThat(compared).as("<%s> with <%s>", left, right).isEqualTo(compare(left, right));
      }
    }
  }

  @Test
  void passesTheSameRows() {
    for (int i = 0; i < 20_000; i++) {
      RowFilter filter = filter(3);
      RowTest test = RowTest.of(filter, COLUMNS);
      for (int row = 0; row < 5; row++) {
        List<String> values = List.of(value(), value(), value());
        boolean expected = passes(filter, values);
        if (test.passes(fields(values)) != expected) {
          assertThat(!expected).as("%s on %s", filter, values).isEqualTo(expected);
        }
      }
    }
  }

  private static Fields fields(List<String> values) {
    Fields fields = COLUMNS.newFields();
    StringBuilder text = new StringBuilder("9");
    for (int i = 0; i < values.size(); i++) {
      fields.starts[i + 1] = text.toString().getBytes(UTF_8).length;
      text.append(values.get(i));
      fields.ends[i + 1] = text.toString().getBytes(UTF_8).length;
    }
    fields.text = text.append('9').toString().getBytes(UTF_8);
    return fields;
  }

  private static boolean passes(RowFilter filter, List<String> row) {
    if (filter instanceof RowFilter.All all) {
      return all.parts().stream().allMatch(part -> passes(part, row));
    }
    if (filter instanceof RowFilter.Any any) {
      return any.parts().stream().anyMatch(part -> passes(part, row));
    }
    RowFilter.Condition condition = (RowFilter.Condition) filter;
    String value = row.get(NAMES.indexOf(((Column.Named) condition.column()).name()));
    List<String> operands = condition.values();
    return switch (condition.operator()) {
      case EQ -> compare(value, operands.get(0)) == 0;
      case NE -> compare(value, operands.get(0)) != 0;
      case IN -> operands.stream().anyMatch(operand -> compare(value, operand) == 0);
      case NOT_IN -> operands.stream().noneMatch(operand -> compare(value, operand) == 0);
      case LT -> compare(value, operands.get(0)) < 0;
      case LTE -> compare(value, operands.get(0)) <= 0;
      case GT -> compare(value, operands.get(0)) > 0;
      case GTE -> compare(value, operands.get(0)) >= 0;
      case CONTAINS -> value.contains(operands.get(0));
      case STARTS_WITH -> value.startsWith(operands.get(0));
      case IS_EMPTY -> value.isEmpty();
      case IS_NOT_EMPTY -> !value.isEmpty();
    };
  }

  private static int compare(String left, String right) {
    Optional<BigDecimal> number = decimal(left);
    Optional<BigDecimal> other = decimal(right);
    return number.isPresent() && other.isPresent()
        ? number.get().compareTo(other.get())
        : Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return ASCII.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private RowFilter filter(int depth) {
    int kind = random.nextInt(depth > 0 ? 4 : 2);
    if (kind < 2) {
      return condition();
    }
    List<RowFilter> parts = new ArrayList<>();
    IntStream.range(0, random.nextInt(4)).forEach(i -> parts.add(filter(depth - 1)));
    return kind == 2 ? new RowFilter.All(parts) : new RowFilter.Any(parts);
  }

  private RowFilter condition() {
    Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
    int operands = 1 + random.nextInt(3);
    return new RowFilter.Condition(
        new Column.Named(NAMES.get(random.nextInt(NAMES.size()))),
        operator,
        Stream.generate(this::value).limit(operator.accepts(0) ? 0 : operands).toList().stream()
            .limit(operator.accepts(2) ? operands : 1)
            .toList());
  }

  private String value() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> WORDS[random.nextInt(WORDS.length)];
      case 2 -> nearlyADecimal();
      case 3 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 4 -> BigDecimal.valueOf(random.nextInt(2_000) - 1_000, random.nextInt(9) - 4).toString();
      default -> decimalWithAnyExponent();
    };
  }

  private String nearlyADecimal() {
    return random
        .ints(1 + random.nextInt(6), 0, NEARLY.length())
        .mapToObj(i -> NEARLY.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** Up to beyond what {@code BigDecimal} can hold. */
  private String decimalWithAnyExponent() {
    String sign = List.of("", "-", "+").get(random.nextInt(3));
    String digits = "0".repeat(random.nextInt(3)) + random.nextInt(100);
    String fraction = random.nextBoolean() ? "." + random.nextInt(100) : "";
    long exponent = (random.nextLong() >> random.nextInt(64)) % 30_000_000_000L;
    String zeros = "0".repeat(random.nextInt(12));
    return sign + digits + fraction + "e" + (exponent < 0 ? "-" : "") + zeros + Math.abs(exponent);
  }

  /** The same number with other zeros, another point and another exponent. */
  private static String rewritten(String text) {
    return decimal(text)
        .filter(number -> Math.abs((long) number.scale()) < 50)
        .map(number -> number.setScale(number.scale() + 2).toPlainString() + "e-0")
        .orElse(text + "0");
  }
}
