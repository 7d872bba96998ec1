package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "userid",
        "userId",
        "USER_ID",
        "ｕｓｅｒ＿ｉｄ",
        " mail address ",
        "e-mail",
        "profile.mail",
        "opt_out",
        "会員番号",
        "会員ID",
        "ﾒｰﾙｱﾄﾞﾚｽ",
        "電話番号(携帯)",
        "配信停止フラグ"
      })
  void makeUpNames(String name) {
    assertThat(ColumnWords.makeUp(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "taro_yamada",
        "hanako",
        "Taro Mail",
        "mail1",
        "user42",
        "a@mail",
        "山田太郎",
        "山田 メール",
        "佐藤",
        "カナ",
        "Price",
        "污愀椀氀",
        "mailmailmailmailmailmailmailmailmailmailmailmailmailmailmailmailm"
      })
  void doNotMakeUpWhatMayBeData(String text) {
    assertThat(ColumnWords.makeUp(text)).isFalse();
  }
}
