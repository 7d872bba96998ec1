package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Random;

/** Made-up people, as exports write them: with repeated, missing, untidy and wrong values. */
enum RehearsalExports {
  CSV(
      "id,entered,note\n",
      "%s,2026-11-24T01:00:00Z,\"note %d\"\n",
      "id,email,phone,updated\n",
      "%s,%s,%s,2026-11-24T01:00:00Z\n"),

  JSON_LINES(
      "",
      "{\"id\": \"%s\", \"note\": %d}\n",
      "",
      "{\"id\": \"%s\", \"email\": \"%s\", \"phone\": \"%s\", \"updated\": true}\n");

  static final String SEGMENT = "inbox/segment";
  static final String IDENTITY = "inbox/identity";
  static final int PEOPLE = 50_000;

  private final String segmentHead;
  private final String segmentRow;
  private final String identityHead;
  private final String identityRow;

  RehearsalExports(String segmentHead, String segmentRow, String identityHead, String identityRow) {
    this.segmentHead = segmentHead;
    this.segmentRow = segmentRow;
    this.identityHead = identityHead;
    this.identityRow = identityRow;
  }

  /** Both inputs by their keys; every second person is in the segment. */
  Map<String, byte[]> inputs() {
    StringBuilder segment = new StringBuilder(segmentHead);
    StringBuilder identity = new StringBuilder(identityHead);
    Random random = new Random(1);
    for (int person = 0; person < PEOPLE; person++) {
      String id = "u-%016x".formatted(random.nextLong());
      if (person % 2 == 0) {
        segment.append(segmentRow.formatted(id, person));
      }
      identity.append(identityRow.formatted(id, email(person), phone(person)));
    }
    return Map.of(SEGMENT, bytes(segment), IDENTITY, bytes(identity));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(UTF_8);
  }

  private static String email(int person) {
    return switch (person % 100) {
      case 2 -> "Name.%d@Example.COM".formatted(person);
      case 4 -> "ｎａｍｅ.%d＠example.jp".formatted(person);
      case 6 -> "";
      case 8 -> "name.%d".formatted(person);
      default -> "%x.name_%d@mail.example.co.jp".formatted(person * 31, person % 49_000);
    };
  }

  private static String phone(int person) {
    int number = person % 49_000;
    return switch (person % 100) {
      case 2 -> "+81 90-1%03d-%04d".formatted(number % 1_000, number % 9_999);
      case 4 -> "０８０１２３%05d".formatted(number);
      case 6 -> "";
      case 8 -> "090-12".concat(Integer.toString(number));
      default -> "080%08d".formatted(11_000_000 + number);
    };
  }
}
