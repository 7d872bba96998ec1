package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members are found as columns of CSV are: by the very name, or else trimmed and in NFKC. */
final class JsonNamesFoldedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "メール|{'user_id':'u','ﾒｰﾙ':'a'}",
        "ﾒｰﾙ|{'user_id':'u','メール':'a'}",
        "mail|{'user_id ':'u','　ｍａｉｌ':'a'}",
        "mail|{'user_id':'u','mail ':'x','mail':'a'}",
        "mail|{'user_id':'u','mail':'a','mail ':'x','ｍａｉｌ':'x'}",
        "mail|{'user_id':'u','mail ':'x','ｍａｉｌ':'x','mail':'a'}",
        "p.mail|{'user_id':'u','ｐ':{' mail':'a'}}",
        "p.mail|{'user_id':'u','p.mail ':'a'}",
        "p.mail|{'user_id':'u','p.mail ':'a','ｐ':{'mail':'x'}}",
        "p.mail|{'user_id':'u','p.mail ':'x','p':{'mail':'a'}}",
        "p.mail|{'user_id':'u','ｐ':{'mail':'x'},'p':{'mail':'a'}}"
      })
  void areFound(String name, String record) {
    assertThat(Specs.named("user_id", name).read((record + "\n").replace('\'', '"').repeat(2)))
        .containsExactly("1 u|a", "2 u|a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"mail|{'mail ':1,'ｍａｉｌ':2}", "p.mail|{'p ':{'mail':1},'ｐ':{'mail':2}}"})
  void areAmbiguousWhenTwoFitAlike(String name, String record) {
    String file = "{\"user_id\":\"u\"}\n" + record.replace('\'', '"');
    assertThatThrownBy(() -> Specs.named("user_id", name).read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users has, on line 2, members that may be \"%s\": their names differ in white"
                + " space or width only. Rename all but one in the export.",
            name);
  }

  @Test
  void areFoundAmongManyOthers() {
    StringBuilder record = new StringBuilder("{");
    for (int i = 0; i < 3_000; i++) {
      record.append("\"ｎ").append(i).append("\":0,");
    }
    String file = record.append("\"user_id \":\"u\",\"ｍａｉｌ\":\"a\"}\n").toString();
    assertThat(Specs.named().read(file.repeat(2))).containsExactly("1 u|a", "2 u|a");
  }
}
