package audiencesync.export;

import static audiencesync.export.Operator.CONTAINS;
import static audiencesync.export.Operator.EQ;
import static audiencesync.export.Operator.GT;
import static audiencesync.export.Operator.GTE;
import static audiencesync.export.Operator.IN;
import static audiencesync.export.Operator.IS_EMPTY;
import static audiencesync.export.Operator.IS_NOT_EMPTY;
import static audiencesync.export.Operator.LT;
import static audiencesync.export.Operator.LTE;
import static audiencesync.export.Operator.NE;
import static audiencesync.export.Operator.NOT_IN;
import static audiencesync.export.Operator.STARTS_WITH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RowFilterTest {
  private static final boolean PASSES = true;
  private static final boolean FAILS = false;

  static Stream<Arguments> conditions() {
    return Stream.of(
        arguments("gold", EQ, List.of("gold"), PASSES),
        arguments("gold", EQ, List.of("Gold"), FAILS),
        arguments("gold", EQ, List.of("gol"), FAILS),
        arguments("金", EQ, List.of("金"), PASSES),
        arguments("", EQ, List.of(""), PASSES),
        arguments("1.0", EQ, List.of("1"), PASSES),
        arguments("1", EQ, List.of("1.00"), PASSES),
        arguments("007", EQ, List.of("7"), PASSES),
        arguments("-0", EQ, List.of("0"), PASSES),
        arguments("1e3", EQ, List.of("1000"), PASSES),
        arguments("+5", EQ, List.of("5"), PASSES),
        arguments("1 ", EQ, List.of("1"), FAILS),
        arguments("１", EQ, List.of("1"), FAILS),
        arguments("e3", EQ, List.of("1000"), FAILS),
        arguments("1e3e", EQ, List.of("1000"), FAILS),
        arguments("0x10", EQ, List.of("16"), FAILS),
        arguments("gold", NE, List.of("silver"), PASSES),
        arguments("gold", NE, List.of("gold"), FAILS),
        arguments("2.0", NE, List.of("2"), FAILS),
        arguments("silver", IN, List.of("gold", "silver"), PASSES),
        arguments("bronze", IN, List.of("gold", "silver"), FAILS),
        arguments("3.0", IN, List.of("gold", "3"), PASSES),
        arguments("silver", NOT_IN, List.of("gold", "silver"), FAILS),
        arguments("bronze", NOT_IN, List.of("gold", "silver"), PASSES),
        arguments("4.00", NOT_IN, List.of("4"), FAILS),
        arguments("9", LT, List.of("10"), PASSES),
        arguments("10", LT, List.of("9"), FAILS),
        arguments("10", LT, List.of("10.0"), FAILS),
        arguments("-3", LT, List.of("2"), PASSES),
        arguments("9.5", LT, List.of("9.25"), FAILS),
        arguments("9x", LT, List.of("10"), FAILS),
        arguments("9", LT, List.of("10x"), FAILS),
        arguments("2026-11-09", LT, List.of("2026-11-10"), PASSES),
        arguments("", LT, List.of("0"), PASSES),
        arguments("10", LTE, List.of("10.0"), PASSES),
        arguments("11", LTE, List.of("10"), FAILS),
        arguments("b", LTE, List.of("a"), FAILS),
        arguments("100", GT, List.of("99"), PASSES),
        arguments("99", GT, List.of("99"), FAILS),
        arguments("\uFF5E", GT, List.of("😀"), FAILS),
        arguments("é", GT, List.of("z"), PASSES),
        arguments("99.0", GTE, List.of("99"), PASSES),
        arguments("98", GTE, List.of("99"), FAILS),
        arguments("12345678901234567890123", GTE, List.of("12345678901234567890122"), PASSES),
        arguments("1" + "0".repeat(64), GT, List.of("2"), PASSES),
        arguments("1e1000000000", GT, List.of("9".repeat(100)), PASSES),
        arguments("1e1000000000", EQ, List.of("10e999999999"), PASSES),
        arguments("-1e1000000000", LT, List.of("0"), PASSES),
        arguments("1e-1000000000", GT, List.of("0.0"), PASSES),
        arguments("0e1000000000", EQ, List.of("0"), PASSES),
        arguments("1e99999999999", GT, List.of("2"), FAILS),
        arguments("-", LT, List.of("0"), PASSES),
        arguments("１２", LT, List.of("2"), FAILS),
        arguments("premium-gold", CONTAINS, List.of("gold"), PASSES),
        arguments("gold", CONTAINS, List.of("gold"), PASSES),
        arguments("gol", CONTAINS, List.of("gold"), FAILS),
        arguments("東京都港区", CONTAINS, List.of("京都"), PASSES),
        arguments("x", CONTAINS, List.of(""), PASSES),
        arguments("10", CONTAINS, List.of("1.0"), FAILS),
        arguments("gold-premium", STARTS_WITH, List.of("gold"), PASSES),
        arguments("premium-gold", STARTS_WITH, List.of("gold"), FAILS),
        arguments("go", STARTS_WITH, List.of("gold"), FAILS),
        arguments("", IS_EMPTY, List.of(), PASSES),
        arguments(" ", IS_EMPTY, List.of(), FAILS),
        arguments("", IS_NOT_EMPTY, List.of(), FAILS),
        arguments("0", IS_NOT_EMPTY, List.of(), PASSES));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void comparesValueWithOperands(
      String value, Operator operator, List<String> operands, boolean passes) {
    String row = "u1,a@x.jp,\"" + value + "\"\n";
    RowFilter filter = new RowFilter.Condition(new Column.Named("plan"), operator, operands);
    assertThat(Specs.named().charset("UTF-8").filter(filter).read("user_id,mail,plan\n" + row))
        .containsExactly(passes ? "2 u1|a@x.jp" : "filtered out");
  }

  static Stream<Arguments> combinations() {
    return Stream.of(
        arguments(RowFilter.none(), PASSES),
        arguments(new RowFilter.Any(List.of()), FAILS),
        arguments(new RowFilter.All(List.of(is("a", "1"), is("b", "2"))), PASSES),
        arguments(new RowFilter.All(List.of(is("a", "1"), is("b", "3"))), FAILS),
        arguments(new RowFilter.Any(List.of(is("a", "0"), is("b", "2"))), PASSES),
        arguments(new RowFilter.Any(List.of(is("a", "0"), is("b", "3"))), FAILS),
        arguments(
            new RowFilter.All(
                List.of(is("a", "1"), new RowFilter.Any(List.of(is("b", "9"), is("c", "3"))))),
            PASSES),
        arguments(
            new RowFilter.Any(
                List.of(is("a", "9"), new RowFilter.All(List.of(is("b", "2"), is("c", "9"))))),
            FAILS));
  }

  private static RowFilter is(String column, String value) {
    return new RowFilter.Condition(new Column.Named(column), EQ, List.of(value));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void combinesConditions(RowFilter filter, boolean passes) {
    assertThat(Specs.named("a", "b").filter(filter).read("a,b,c\n1,2,3\n"))
        .containsExactly(passes ? "2 1|2" : "filtered out");
  }

  @Test
  void rejectsBeforeItFilters() {
    assertThat(
            Specs.named("a", "b")
                .filter("c", EQ, "3")
                .read("a,b,c\n1,2,3\n4,5,6\n7,8\n9,0,\"3\"x\n"))
        .containsExactly("2 1|2", "filtered out", "4 broken_row", "5 broken_row");
  }

  @Test
  void filtersByPositionWithoutHeader() {
    RowFilter filter =
        new RowFilter.Condition(new Column.Position(2), IN, List.of("gold", "silver"));
    assertThat(Specs.positions(0, 1).filter(filter).read("u1,a,gold\nu2,b,tin\nu3,c,silver\n"))
        .containsExactly("1 u1|a", "filtered out", "3 u3|c");
  }
}
