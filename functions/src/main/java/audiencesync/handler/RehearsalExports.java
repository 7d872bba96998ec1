package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Made-up people, as exports write them: with repeated, missing, untidy and wrong values, each of
 * them seldom. What a rehearsal has never met, a compiler takes for impossible, and a run that
 * meets it pays for that.
 */
enum RehearsalExports {
  CSV,
  CSV_GZIP,
  JSON_LINES;

  static final String SEGMENT = "inbox/segment";
  static final String IDENTITY = "inbox/identity";
  static final int MANY_PEOPLE = 50_000;
  static final int FEW_PEOPLE = 2_000;

  /** With many people, what one of them alone comes to fills slabs of the full size. */
  private static final int SHARE_OF_MEMBERS_ROWS = 6;

  private static final int SHARE_OF_IDENTITY_ROWS = 10;

  /** Behind the short blocks of gzip, and with values like most people's. */
  private static final int FROM_THE_END = 40;

  private static final int SHORT_BLOCKS = 100;

  /** So many are deflated with the fixed codes. */
  private static final int FEW_BYTES = 60;

  private static final int SOME_BYTES = 10_000;

  private static final List<String> SEGMENT_COLUMNS = List.of("id", "note", "entered");
  private static final List<String> IDENTITY_COLUMNS = List.of("id", "email", "phone", "note");
  private static final String DAY = "2026-11-24T01:00:00Z";
  private static final String NO_ROW = "This is no row.\n";

  /** Both inputs by their keys; every second person is in the segment, and one of them often. */
  Map<String, byte[]> inputs(int people) {
    StringBuilder segment = new StringBuilder(head(SEGMENT_COLUMNS));
    StringBuilder identity = new StringBuilder(head(IDENTITY_COLUMNS));
    Random random = new Random(1);
    for (int person = 0; person < people; person++) {
      String id = "u-%016x".formatted(random.nextLong());
      boolean isOften = person == people - FROM_THE_END;
      if (person % 2 == 0) {
        int usual = person % 20 == 0 ? 2 : 1;
        segment.append(member(person, id).repeat(isOften ? people / SHARE_OF_MEMBERS_ROWS : usual));
      }
      identity.append(identity(person, id).repeat(isOften ? people / SHARE_OF_IDENTITY_ROWS : 1));
    }
    return Map.of(SEGMENT, stored(segment), IDENTITY, stored(identity));
  }

  private String member(int person, String id) {
    boolean isLong = person % 8 != 0;
    String note = isLong ? "points, coupons, and a letter in each of the seasons" : "points";
    return row(SEGMENT_COLUMNS, List.of(id, note, DAY), isLong);
  }

  private String identity(int person, String id) {
    String named = person % 100 == 22 ? "" : id;
    String note = person % 100 < 5 ? "会員" : DAY;
    boolean isOdd = person % 100 == 16 || person % 100 == 17;
    String row = row(IDENTITY_COLUMNS, List.of(named, email(person), phone(person), note), isOdd);
    return switch (person % 1_000) {
      case 24, 25 -> row + row;
      case 501 -> row + NO_ROW;
      default -> row;
    };
  }

  private String head(List<String> names) {
    return this == JSON_LINES ? "" : String.join(",", names) + "\n";
  }

  /** A row, as it is usually written, or else with quotes or escapes. */
  private String row(List<String> names, List<String> values, boolean isOdd) {
    String fields =
        IntStream.range(0, names.size())
            .mapToObj(i -> field(names.get(i), values.get(i), isOdd))
            .collect(Collectors.joining(","));
    return this == JSON_LINES ? "{" + fields + "}\n" : fields + "\n";
  }

  private String field(String name, String value, boolean isOdd) {
    if (this == JSON_LINES) {
      return "\"%s\":\"%s\"".formatted(name, isOdd ? value.replace("@", "\\u0040") : value);
    }
    return isOdd ? '"' + value + '"' : value;
  }

  private static String email(int person) {
    return switch (person % 100) {
      case 2 -> "Name.%d@Example.COM".formatted(person);
      case 4 -> "ｎａｍｅ.%d＠example.jp".formatted(person);
      case 6 -> "";
      case 22, 44 -> "ｎａｍｅ１２．%d＠ｅｘａｍｐｌｅ．ｊｐ".formatted(person);
      case 8 -> "name.%d".formatted(person);
      case 10 -> " name.%d@example.jp ".formatted(person);
      case 12 -> "n@e.jp";
      case 14 -> "name.%d@example.jp.".formatted(person);
      case 30 -> "ﾅﾏｴ.ｶﾞ.%d@example.jp".formatted(person);
      case 32 -> "N/A";
      case 34 -> "なし";
      default -> "%x.name_%d@mail.example.co.jp".formatted(person * 31, person % 49_000);
    };
  }

  private static String phone(int person) {
    int number = person % 49_000;
    return switch (person % 100) {
      case 2, 26, 28 -> "+81 90-1%03d-%04d".formatted(number % 1_000, number % 9_999);
      case 4 -> "０８０１２３%05d".formatted(number);
      case 6 -> "";
      case 8, 40 -> "090-1%04d".formatted(number % 10_000);
      case 10 -> " 080%08d ".formatted(12_000_000 + number);
      case 12 -> "03-1234-5678";
      case 14 -> "０８０ー１２３４ー%05d".formatted(number);
      case 16 -> "'080‐%08d".formatted(13_000_000 + number);
      case 18 -> "（080）　%08d".formatted(14_000_000 + number);
      case 20, 36, 38 -> "+1 650-253-%04d".formatted(number % 10_000);
      case 24 -> "080.%08d.0".formatted(15_000_000 + number);
      case 30 -> "ﾃﾞﾝﾜ 080%08d".formatted(number);
      case 32 -> "n/a";
      case 34 -> "なし";
      default -> (number % 4 < 2 ? "080%08d" : "080-%08d").formatted(11_000_000 + number);
    };
  }

  private byte[] stored(StringBuilder text) {
    byte[] bytes = text.toString().getBytes(UTF_8);
    return this == CSV_GZIP ? zipped(bytes) : bytes;
  }

  /** With short blocks first, which have other codes than those that are as long as they get. */
  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped, true)) {
      int from = 0;
      for (int i = 0; i < SHORT_BLOCKS && from + SOME_BYTES <= bytes.length; i++) {
        int length = i % 2 == 0 ? FEW_BYTES : SOME_BYTES;
        gzip.write(bytes, from, length);
        gzip.flush();
        from += length;
      }
      gzip.write(bytes, from, bytes.length - from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
