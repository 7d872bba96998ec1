package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.RowFault;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without Jackson beside what is read with it. */
final class PlainJsonTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ReadLimits LIMITS = new ReadLimits(40, 1 << 20, 1_000);
  private static final NeededColumns COLUMNS =
      new NeededColumns(
          List.of(
              new Column.Named("user_id"),
              new Column.Named("email"),
              new Column.Named("購入日"),
              new Column.Named("a.b")));

  private final Both both = new Both(LIMITS);

  /** The same rows, each read twice. */
  private static final class Both {
    private final Fields plainFields = COLUMNS.newFields();
    private final byte[] found = new byte[plainFields.starts.length];
    private final PlainJson plain;
    private final Fields fields = COLUMNS.newFields();
    private final JsonRow row;

    Both(ReadLimits limits) {
      plain = new PlainJson(JsonMembers.of(COLUMNS, "key"), plainFields, found, limits);
      row = new JsonRow(JsonMembers.of(COLUMNS, "key"), fields, limits);
    }

    /** Whether it is plain; if so, Jackson has read it with the same result. */
    boolean isPlain(byte[] line) throws IOException {
      byte[] text = Arrays.copyOf(line, line.length + 9);
      Arrays.fill(text, line.length, text.length, (byte) '"');
      text[line.length] = '\n';
      Arrays.fill(found, (byte) 0);
      Arrays.fill(plainFields.starts, 0);
      Arrays.fill(plainFields.ends, 0);
      if (!plain.read(text, 0, line.length)) {
        return false;
      }
      String shown = new String(line, UTF_8);
      Optional<RowFault> fault = row.readAny(line, 0, line.length);
      assertThat(fault).as(shown).isEmpty();
      assertThat(values(plainFields)).as(shown).isEqualTo(values(fields));
      IntStream.range(1, found.length)
          .forEach(slot -> assertThat(found[slot] != 0).as(shown).isEqualTo(row.has(slot)));
      assertThat(row.ambiguousSlot()).as(shown).isNegative();
      return true;
    }

    private static List<String> values(Fields fields) {
      return IntStream.range(0, fields.starts.length).mapToObj(fields::value).toList();
    }
  }

  private boolean isPlain(String line) throws IOException {
    return both.isPlain(line.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user_id\":\"u-1\",\"email\":\"taro@example.com\"}",
        "{\"email\":null,\"user_id\":12}",
        " { \"user_id\" : -0.50 , \"x\":true, \"y\":false ,\"email\":\"\" } \r",
        "{\"購入日\":\"2026年\",\"名前\":\"山田 \uD83D\uDE00\"}",
        "{\"x\":\"\\u3042\\n\\\"\",\"email\":\"a\u007F\"}",
        "{\"user_id\":0,\"a.b\":\"c\"}",
      })
  void readsRowsAsExportsWriteThem(String line) throws IOException {
    assertThat(isPlain(line)).isTrue();
    assertThat(isPlain(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "[]",
        "{\"user_id\":\"a\\u0062\"}",
        "{\"user\\u005fid\":\"a\"}",
        "{\"user_id\":1e3}",
        "{\"user_id\":01}",
        "{\"user_id\":1.}",
        "{\"user_id\":-}",
        "{\"user_id\":+1}",
        "{\"user_id\":nul}",
        "{\"user_id\":truely}",
        "{\"user_id\":\"a\",}",
        "{\"user_id\":\"a\"}}",
        "{\"user_id\":\"a\"} {}",
        "{\"user_id\":\"a\" \"email\":\"b\"}",
        "{\"user_id\" \"a\"}",
        "{\"user_id\":\"a\tb\"}",
        "{\"x\":\"a\\x\"}",
        "{\"x\":\"\\u12g4\"}",
        "{\"x\":\"\\",
        "{\"x\":\"\\u12",
        "{\"x\":{\"user_id\":\"a\"}}",
        "{\"a\":{\"b\":\"c\"}}",
        "{\"a\":1}",
        "{\"user_id\":\"a\",\"user_id\":\"a\"}",
        "{\"user_id \":\"a\"}",
        "{\"user_id\":\"12345678901234567890123456789012345678901\"}",
        "{\"user_id\":12345678901234567890123456789012345678901}",
        "{\"user_id\":\"a\"",
        "{\"user_id\":\"a",
        "{\"user_id",
        "{'user_id':'a'}",
      })
  void leavesTheRestToJackson(String line) throws IOException {
    assertThat(isPlain(line)).isFalse();
  }

  /** Objects of all kinds, then changed by a few bytes. */
  @Test
  void readsNothingOtherwiseThanJackson() throws IOException {
    Random random = new Random(4);
    int plain = 0;
    int objects = 20_000;
    for (int i = 0; i < objects; i++) {
      byte[] line = object(random).getBytes(UTF_8);
      plain += both.isPlain(line) ? 1 : 0;
      for (int change = 0; change < 4; change++) {
        byte[] changed = changed(line, random);
        if (Utf8.isValid(changed, 0, changed.length)) {
          both.isPlain(changed);
        }
      }
    }
    assertThat(plain).isBetween(objects / 4, objects * 3 / 4);
  }

  /** Every beginning of a row, as a row. */
  @Test
  void takesNoBeginningForARow() throws IOException {
    String row = "{\"user_id\":\"u-1\",\"x\":\"\\u3042\",\"email\":-12.5,\"y\":false,\"a.b\":null}";
    for (int end = 0; end < row.length(); end++) {
      assertThat(isPlain(row.substring(0, end))).as(row.substring(0, end)).isFalse();
    }
    assertThat(isPlain(row)).isTrue();
  }

  /** More names than are remembered, in any order, some of them longer than a word. */
  @Test
  void findsMembersInAnyOrder() throws IOException {
    Both longer = new Both(ReadLimits.DEFAULT);
    Random random = new Random(5);
    List<String> names = new ArrayList<>(List.of("user_id", "email", "購入日"));
    IntStream.range(0, 100).forEach(i -> names.add("x".repeat(1 + i) + i));
    for (int row = 0; row < 500; row++) {
      Collections.shuffle(names, random);
      StringBuilder line = new StringBuilder();
      for (String name : names.subList(0, 1 + random.nextInt(names.size()))) {
        line.append(line.isEmpty() ? "{\"" : ",\"")
            .append(name)
            .append("\":\"")
            .append(row)
            .append('"');
      }
      assertThat(longer.isPlain(line.append('}').toString().getBytes(UTF_8))).isTrue();
    }
  }

  private static String object(Random random) throws IOException {
    String[] names = {
      "user_id", "email", "購入日", "a.b", "a", "phone", "User_ID", "ｅｍａｉｌ", "x", "updated_at"
    };
    StringBuilder line = new StringBuilder("{");
    int members = 1 + random.nextInt(5);
    for (int i = 0; i < members; i++) {
      String space = random.nextInt(8) == 0 ? " \t" : "";
      line.append(i == 0 ? "" : ",").append(space);
      line.append(
          JSON.writeValueAsString(names[random.nextInt(random.nextBoolean() ? 3 : names.length)]));
      line.append(space).append(':').append(space).append(value(random)).append(space);
    }
    return line.append('}').toString();
  }

  private static String value(Random random) throws IOException {
    return switch (random.nextInt(14)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "false";
      case 3 -> Integer.toString(random.nextInt());
      case 4 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(12)));
      case 5 -> JSON.writeValueAsString("a\"\\\n\u0001" + random.nextInt());
      case 6 -> "\"" + "9".repeat(random.nextInt(50)) + "\"";
      case 7 -> "\"山田\uD83D\uDE00\"";
      case 8 -> random.nextInt(4) == 0 ? "{\"b\":1}" : "\"b\"";
      default -> "\"u-" + Integer.toHexString(random.nextInt()) + "\"";
    };
  }

  private static byte[] changed(byte[] line, Random random) {
    byte[] changed = line.clone();
    String signs = "\"\\{}[]:, \t09-.eEtfnu\u0000\u001F\u007Fa";
    for (int change = random.nextInt(3); change >= 0; change--) {
      changed[random.nextInt(changed.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length))
        : changed;
  }
}
