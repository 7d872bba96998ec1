package audiencesync.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words that names of columns are usually made of. A text of nothing else says nothing about a
 * person, even where a row of data is taken for a header: it may be shown. Words that are names of
 * people, however rarely, are not among them.
 */
final class ColumnWords {
  private static final int LONGEST_TEXT = 64;
  private static final String SEPARATORS = " _-.:/()（）・　";

  private static final Set<String> WORDS =
      words(
          """
          user member customer client account person id uid code number num no hash sha256
          mail email e-mail address phone tel telephone mobile cell first last full family given name
          birth birthday date month year age gender sex country region pref prefecture city zip
          postal plan type kind rank status state stage level class category group segment flag
          opt out optout optin allow allowed permission consent stop stopped blocked active valid
          deleted delete created create updated update registered at time timestamp
          count total amount point points value score order orders purchase item shop store
          device adid idfa aaid gaid ifa advertising source medium campaign channel note
          profile attributes attribute properties property data info contact contacts
          会員 顧客 お客様 ユーザー ユーザ 番号 コード 名前 氏名 姓名 メール アドレス 電話 携帯 住所 郵便
          都道府県 性別 年齢 年代 生年月日 誕生日 地域 プラン 種別 種類 区分 ランク ステータス 状態 フラグ 配信 停止
          可否 許可 許諾 同意 退会 入会 登録 更新 作成 日時 日付 年月日 購入 注文 商品 金額 回数 件数 店舗 ポイント
          端末 広告 識別子 セグメント フリガナ ふりがな 備考 有効 無効 削除
          """);

  private static final int LONGEST_WORD =
      WORDS.stream().mapToInt(String::length).max().orElseThrow();

  private ColumnWords() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a text is made of these words and what separates words, in any case and width. */
  static boolean makeUp(String text) {
    String folded = Header.folded(text).toLowerCase(Locale.ROOT);
    int length = folded.length();
    if (length == 0 || length > LONGEST_TEXT) {
      return false;
    }
    boolean[] isReached = new boolean[length + 1];
    isReached[0] = true;
    for (int end = 1; end <= length; end++) {
      isReached[end] = isReached(folded, isReached, end);
    }
    return isReached[length];
  }

  private static boolean isReached(String text, boolean[] isReached, int end) {
    return (isReached[end - 1] && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0)
        || IntStream.range(Math.max(0, end - LONGEST_WORD), end)
            .anyMatch(start -> isReached[start] && WORDS.contains(text.substring(start, end)));
  }
}
