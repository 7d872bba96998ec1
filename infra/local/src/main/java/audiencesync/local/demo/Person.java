package audiencesync.local.demo;

import java.util.List;

/**
 * An invented person.
 *
 * @param number counted from 1
 * @param name family and given name, Japanese
 * @param address the e-mail address as it should be written, under a domain reserved for examples
 */
record Person(int number, String name, String address) {
  private static final int FIRST_OF_SEVEN_DIGITS = 1_000_000;
  private static final List<String> FAMILY_NAMES =
      List.of("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田");
  private static final List<String> FAMILY_LETTERS =
      List.of(
          "sato",
          "suzuki",
          "takahashi",
          "tanaka",
          "ito",
          "watanabe",
          "yamamoto",
          "nakamura",
          "kobayashi",
          "kato",
          "yoshida");
  private static final List<String> GIVEN_NAMES =
      List.of("陽翔", "蓮", "湊", "結衣", "葵", "凛", "大輔", "美咲", "健太", "さくら", "翔", "彩", "直樹");
  private static final List<String> DOMAINS =
      List.of(
          "example.jp",
          "example.com",
          "example.net",
          "mail.example.jp",
          "mobile.example.jp",
          "shop-a.example.com",
          "example.org");

  /** The person of that number; always the same one. */
  static Person of(int number) {
    int family = number % FAMILY_NAMES.size();
    String name = FAMILY_NAMES.get(family) + " " + GIVEN_NAMES.get(number % GIVEN_NAMES.size());
    String domain = DOMAINS.get(number % DOMAINS.size());
    return new Person(number, name, localPart(number, FAMILY_LETTERS.get(family)) + "@" + domain);
  }

  /** The user id in both exports: {@code K000042}. */
  String userId() {
    return "K" + String.valueOf(FIRST_OF_SEVEN_DIGITS + number).substring(1);
  }

  /** A second address of the same person. */
  String otherAddress() {
    return "p" + number + "-home@example.net";
  }

  private static String localPart(int number, String family) {
    if (number % 97 == 0) {
      return family + "+news" + number;
    }
    if (number % 89 == 0) {
      return family + ".." + number + ".";
    }
    return family + (number % 3 == 0 ? "-" : ".") + number;
  }
}
