package audiencesync.audience;

import static audiencesync.audience.RowFault.BROKEN_ROW;
import static audiencesync.audience.RowFault.INVALID_ENCODING;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AudiencePreparationTest {
  private final AudiencePreparation joined =
      AudiencePreparation.joined(Rules.EMAIL, Long.MAX_VALUE);

  private static List<String> hashes(String... normal) {
    return Stream.of(normal).map(Outcome::sha256).sorted().toList();
  }

  @Test
  void sendsEveryIdentifierOfAMemberOnceInOrder() {
    Feed.into(joined.segmentRows("s.csv")).users("u1", "u2", "u3", "u2");
    Feed.into(joined.identityRows("i.csv"))
        .row("u1", "One@example.com")
        .row("u2", "two@example.com")
        .row("u2", "second@example.com")
        .row("u9", "nine@example.com")
        .row("u1", "TWO@example.com");

    PreparedAudience audience = joined.finish();

    assertThat(Feed.lines(audience))
        .isEqualTo(hashes("one@example.com", "two@example.com", "second@example.com"));
    assertThat(audience.counts())
        .isEqualTo(
            new Counts(
                4, 0, 0, 0, 1, 3, 5, 0, 0, 0, 1, 4, Map.of(), 4, 4, 3, 1, 1, 0, Map.of(),
                Map.of()));
  }

  @Test
  void countsEveryRowWhereItDropsOut() {
    Feed.into(joined.segmentRows("s.csv"))
        .users("u1", "u2", "u3", "u4", "u1", "u2", " ", "", "\t\r")
        .filteredOut()
        .filteredOut()
        .broken(BROKEN_ROW)
        .broken(BROKEN_ROW)
        .broken(BROKEN_ROW)
        .broken(INVALID_ENCODING);
    Feed.into(joined.identityRows("i.csv"))
        .row("u1", "a+1@example.com")
        .row("u1", "a+1@EXAMPLE.com ")
        .row("u2", "")
        .row("u2", "x")
        .row("u2", "y")
        .row("u2", "a".repeat(121))
        .row("u3", Outcome.sha256("z"))
        .row("u3", "b@example.com")
        .row("u8", "c@example.com")
        .row("u9", "not looked at")
        .row("u9", "")
        .row(" ", "d@example.com")
        .row("", "")
        .filteredOut()
        .filteredOut()
        .filteredOut()
        .broken(INVALID_ENCODING)
        .broken(INVALID_ENCODING)
        .broken(BROKEN_ROW);

    assertThat(joined.finish().counts())
        .isEqualTo(
            new Counts(
                15,
                4,
                2,
                3,
                2,
                4,
                19,
                3,
                3,
                2,
                3,
                8,
                Map.ofEntries(
                    entry(RejectionReason.MISSING, 1L),
                    entry(RejectionReason.INVALID_EMAIL, 2L),
                    entry(RejectionReason.TOO_LONG, 1L),
                    entry(RejectionReason.ALREADY_HASHED, 1L)),
                3,
                3,
                2,
                1,
                1,
                2,
                Map.of(BROKEN_ROW, 3L, INVALID_ENCODING, 1L),
                Map.of(BROKEN_ROW, 1L, INVALID_ENCODING, 2L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          u1                  | {20}{09}u1{0D}{0A}  | 1
          {0B}u1{0C}          | u1                  | 1
          ユーザー1            | ユーザー1            | 1
          u1                  | U1                  | 0
          u1                  | u1{3000}            | 0
          u1                  | u1{A0}              | 0
          u1                  | ｕ１                 | 0
          u{20}1              | u1                  | 0
          01                  | 1                   | 0
          12345678            | 12345678            | 1
          1234567             | 12345678            | 0
          a-very-long-user-id-of-more-than-two-words | a-very-long-user-id-of-more-than-two-words | 1
          a-very-long-user-id-of-more-than-two-words | a-very-long-user-id-of-more-than-two-wordz | 0
          """)
  void joinsByTheTextOfTheUserIdTrimmedOfAsciiWhiteSpace(
      String member, String user, long joinedRows) {
    Feed.into(joined.segmentRows("s.csv")).users(Texts.unescaped(member));
    Feed.into(joined.identityRows("i.csv")).row(Texts.unescaped(user), "a@example.com");

    Counts counts = joined.finish().counts();

    assertThat(counts.joined()).isEqualTo(joinedRows);
    assertThat(counts.notInSegment()).isEqualTo(1 - joinedRows);
    assertThat(counts.membersWithoutIdentity()).isEqualTo(1 - joinedRows);
  }

  @Test
  void countsAMemberWhoseIdentifierIsUnusableAsOneWithIdentity() {
    Feed.into(joined.segmentRows("s.csv")).users("u1", "u2", "u3");
    Feed.into(joined.identityRows("i.csv")).row("u1", "").row("u1", "x").filteredOut();

    assertThat(joined.finish().counts().membersWithoutIdentity()).isEqualTo(2);
  }

  @Test
  void sendsNothingWhereThereIsNothing() {
    PreparedAudience audience = joined.finish();

    assertThat(audience.chunks()).isEmpty();
    assertThat(audience.rejectedRows()).isEmpty();
    assertThat(audience.counts())
        .isEqualTo(
            new Counts(
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, Map.of(),
                Map.of()));
  }

  @Test
  void joinsNobodyWithAnEmptyIdentity() {
    Feed.into(joined.segmentRows("s.csv")).users("u1", "u2");
    joined.identityRows("i.csv");

    Counts counts = joined.finish().counts();

    assertThat(counts.segmentMembers()).isEqualTo(2);
    assertThat(counts.joined()).isZero();
    assertThat(counts.membersWithoutIdentity()).isEqualTo(2);
  }

  @Test
  void sendsTwoLinesANumberWhereBothFormsAreWanted() {
    AudiencePreparation phones =
        AudiencePreparation.joined(Rules.phone("JP", PhoneFormat.BOTH_DIGITS), Long.MAX_VALUE);
    Feed.into(phones.segmentRows("s.csv")).users("u1", "u2");
    Feed identity = Feed.into(phones.identityRows("i.csv"));
    for (int i = 0; i < 700; i++) {
      identity.row("u1", "090-1234-" + (1_000 + i % 500));
    }
    identity.row("u2", "+1 650 253 0000");

    Counts counts = phones.finish().counts();

    assertThat(counts.usable()).isEqualTo(700);
    assertThat(counts.identifiers()).isEqualTo(1_400);
    assertThat(counts.unique()).isEqualTo(1_000);
    assertThat(counts.duplicates()).isEqualTo(400);
    assertThat(counts.rejected()).containsEntry(RejectionReason.INVALID_PHONE, 1L);
  }

  @Test
  void sendsIfasByValueThenCase() {
    AudiencePreparation ifas = AudiencePreparation.segmentOnly(Rules.IFA, false, Long.MAX_VALUE);
    Feed.into(ifas.segmentRows("s.csv"))
        .row("", "F0000000-0000-0000-0000-0000000000AB")
        .row("", "90000000-0000-0000-0000-0000000000aB")
        .row("", "90000000-0000-0000-0000-0000000000ab")
        .row("", "90000000-0000-0000-0000-0000000000AB")
        .row("", "90000000-0000-0000-0000-0000000000ab")
        .row("", "0abcdef0-1234-5678-9aBc-dEf012345678");

    PreparedAudience audience = ifas.finish();

    assertThat(Feed.lines(audience))
        .containsExactly(
            "0abcdef0-1234-5678-9aBc-dEf012345678",
            "90000000-0000-0000-0000-0000000000ab",
            "90000000-0000-0000-0000-0000000000aB",
            "90000000-0000-0000-0000-0000000000AB",
            "F0000000-0000-0000-0000-0000000000AB");
    assertThat(audience.counts().duplicates()).isEqualTo(1);
    assertThat(audience.chunks().get(0).bytes()).isEqualTo(5 * 37);
  }

  @Test
  void takesValuesOfAnyLengthAmongOthers() {
    String blanks = " ".repeat(1 << 20);
    Feed.into(joined.segmentRows("s.csv")).users("u1", "u2", blanks + "u3" + blanks);
    Feed.into(joined.identityRows("i.csv"))
        .row("u1", "a@example.com")
        .row("u2", blanks + "b@example.com" + blanks)
        .row("u2", "x".repeat(1 << 20))
        .row("u3", "c@example.com");

    PreparedAudience audience = joined.finish();

    assertThat(Feed.lines(audience))
        .isEqualTo(hashes("a@example.com", "b@example.com", "c@example.com"));
    assertThat(audience.counts().rejected()).containsEntry(RejectionReason.TOO_LONG, 1L);
  }

  @Test
  void leavesTheCallersBytesAlone() {
    AudiencePreparation preparation =
        AudiencePreparation.segmentOnly(Rules.EMAIL, false, Long.MAX_VALUE);
    RowSink sink = preparation.segmentRows("s.csv");
    Row row = new Row();
    row.text = "TARO@EXAMPLE.COM".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    row.identifierEnd = row.text.length;
    sink.accept(row);

    assertThat(preparation.finish().counts().usable()).isEqualTo(1);
    assertThat(row.text).asString().isEqualTo("TARO@EXAMPLE.COM");
  }

  @Test
  void countsTwoRowsOfOneUserBothWithoutAnIdentity() {
    AudiencePreparation segmentOnly =
        AudiencePreparation.segmentOnly(Rules.EMAIL, true, Long.MAX_VALUE);
    Feed.into(segmentOnly.segmentRows("s.csv"))
        .row("u1", "a@example.com")
        .row("u1", "b+c@example.com")
        .row(" u1", "A@example.com")
        .row(" \t", "d@example.com")
        .row("u2", "null")
        .filteredOut()
        .broken(BROKEN_ROW);

    PreparedAudience audience = segmentOnly.finish();

    assertThat(Feed.lines(audience)).isEqualTo(hashes("a@example.com", "b+c@example.com"));
    assertThat(audience.counts())
        .isEqualTo(
            new Counts(
                7,
                1,
                1,
                1,
                0,
                4,
                0,
                0,
                0,
                0,
                0,
                4,
                Map.of(RejectionReason.MISSING, 1L),
                3,
                3,
                2,
                1,
                0,
                1,
                Map.of(BROKEN_ROW, 1L),
                Map.of()));
    assertThat(audience.rejectedRows())
        .containsExactly(
            new RejectedRow(Input.SEGMENT, "s.csv", 5, "missing"),
            new RejectedRow(Input.SEGMENT, "s.csv", 7, "broken_row"));
  }

  @Test
  void needsNoUserIdWhereNoneIsMapped() {
    AudiencePreparation segmentOnly =
        AudiencePreparation.segmentOnly(Rules.EMAIL, false, Long.MAX_VALUE);
    Feed.into(segmentOnly.segmentRows("s.csv")).row("", "a@example.com").row("u1", "");

    Counts counts = segmentOnly.finish().counts();

    assertThat(counts.segmentMissingUserId()).isZero();
    assertThat(counts.segmentMembers()).isEqualTo(2);
    assertThat(counts.joined()).isEqualTo(2);
  }

  @Test
  void refusesSegmentRowsAfterTheFirstIdentityRow() {
    RowSink early = joined.segmentRows("s1.csv");
    joined.identityRows("i.csv");

    assertThatIllegalStateException()
        .isThrownBy(() -> joined.segmentRows("s2.csv"))
        .withMessage(
            "the segment is complete: all of its rows go before the first identity row, those of"
                + " s2.csv too");
    String late =
        "a row of s1.csv comes too late: every segment row goes before the first identity row, and"
            + " every row before finish()";
    assertThatIllegalStateException()
        .isThrownBy(() -> Feed.into(early).users("u1"))
        .withMessage(late);
    assertThatIllegalStateException().isThrownBy(early::filteredOut).withMessage(late);
    assertThatIllegalStateException()
        .isThrownBy(() -> early.reject(BROKEN_ROW, 1))
        .withMessage(late);
  }

  @Test
  void refusesIdentityRowsWhereTheSegmentCarriesTheIdentifier() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                AudiencePreparation.segmentOnly(Rules.EMAIL, true, Long.MAX_VALUE)
                    .identityRows("i.csv"))
        .withMessage("this preparation takes no identity rows: its segment carries the identifier");
  }

  @Test
  void refusesEverythingOnceFinished() {
    RowSink identity = joined.identityRows("i.csv");
    joined.finish();

    String finished = "this preparation is finished: a new run needs a new one";
    assertThatIllegalStateException().isThrownBy(joined::finish).withMessage(finished);
    assertThatIllegalStateException()
        .isThrownBy(() -> joined.segmentRows("s.csv"))
        .withMessage(finished);
    assertThatIllegalStateException()
        .isThrownBy(() -> joined.identityRows("j.csv"))
        .withMessage(finished);
    assertThatIllegalStateException()
        .isThrownBy(() -> Feed.into(identity).row("u1", "a@example.com"))
        .withMessage(
            "a row of i.csv comes too late: every segment row goes before the first identity row,"
                + " and every row before finish()");
  }
}
