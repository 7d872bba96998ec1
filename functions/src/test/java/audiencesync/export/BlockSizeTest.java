package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a block ends decides nothing. */
final class BlockSizeTest {
  private static final int LARGEST = 64;

  private static final String CSV =
      """
      user_id,mail,plan

      u1,a@x.jp,gold
      "u2","b""@x.jp",""
      "u
      3","c,@x.jp",銀\r
      \r
      u4,"d
      u5,e@x.jp,never closed
      u6,f@x.jp,"closed" late
      u7,g@x.jp
      会員八,ｈ@x.jp,ゴールド会員のとても長い説明
      "u9",i@x.jp,"no line feed at the end\"""";

  private static final String JSON_LINES =
      """
      {"user_id": "u1", "mail": "a@x.jp", "plan": {"name": ["gold"]}}

      {"user_id": 2, "mail": null}
      {"user_id": "会員三", "mail": "c@x.jp"
      {"user_id": "会員四", "mail": "\\u0064@x.jp"}
      \t\r
      {"mail": "e@x.jp", "user_id": true}""";

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("CSV", CSV.getBytes(UTF_8)),
        arguments("CSV with CRLF", CSV.replace("\n", "\r\n").getBytes(UTF_8)),
        arguments("CSV with mark", ("\uFEFF" + CSV).getBytes(UTF_8)),
        arguments("TSV", CSV.replace(',', '\t').getBytes(UTF_8)),
        arguments("windows-31j", CSV.getBytes(Charset.forName("windows-31j"))),
        arguments("EUC-JP", CSV.getBytes(Charset.forName("EUC-JP"))),
        arguments("UTF-16", ("\uFEFF" + CSV).getBytes(UTF_16LE)),
        arguments("gzip", MemoryObject.gzip(CSV.getBytes(UTF_8))),
        arguments("JSON Lines", JSON_LINES.getBytes(UTF_8)),
        arguments("JSON Lines in UTF-16", ("\uFEFF" + JSON_LINES).getBytes(UTF_16LE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void givesSameRowsWithAnyBlockSize(String what, byte[] document) {
    MemoryObject object = MemoryObject.of(document);
    List<String> rows = RecordedRows.of(Specs.named().reader(), object);
    assertThat(rows).as(what).hasSizeGreaterThan(3).anyMatch(row -> row.endsWith("broken_row"));
    for (int blockBytes = 1; blockBytes <= LARGEST; blockBytes++) {
      assertThat(RecordedRows.of(Specs.named().reader(blockBytes), object))
          .as("%s in blocks of %d bytes", what, blockBytes)
          .isEqualTo(rows);
    }
  }
}
