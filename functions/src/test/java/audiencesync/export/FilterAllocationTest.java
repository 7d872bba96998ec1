package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are many: testing one must make no object. */
final class FilterAllocationTest {
  private static final int ROWS = 1_000_000;
  private static final Column COLUMN = new Column.Named("c");
  private static final List<String> VALUES =
      List.of("", "42", "42.5", "-1e3", "1e1000000000", "-", "1e", "2026-11-23", "東京都港区", "gold");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Whatever the JVM does for itself in this thread; an object a row would be 16 MB. */
  private static final long NOISE = 64 << 10;

  @Test
  void makesNoObjectForAMillionRows() {
    RowTest test = RowTest.of(filter(), new NeededColumns(List.of(COLUMN)));
    Fields[] rows = VALUES.stream().map(FilterAllocationTest::row).toArray(Fields[]::new);
    passed(test, rows, 10_000);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long passed = passed(test, rows, ROWS);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(passed).isBetween(1L, ROWS - 1L);
    assertThat(allocated).isLessThan(NOISE);
  }

  private static long passed(RowTest test, Fields[] rows, int times) {
    long passed = 0;
    for (int i = 0; i < times; i++) {
      passed += test.passes(rows[i % rows.length]) ? 1 : 0;
    }
    return passed;
  }

  private static Fields row(String value) {
    byte[] text = value.getBytes(UTF_8);
    Fields fields = new Fields(1);
    fields.text = text;
    fields.ends[1] = text.length;
    return fields;
  }

  /** Every operator, with a number and with text, none of which ends the evaluation early. */
  private static RowFilter filter() {
    List<RowFilter> all =
        Stream.of(Operator.values()).flatMap(FilterAllocationTest::conditions).toList();
    RowFilter never = new RowFilter.Condition(COLUMN, Operator.EQ, List.of("nobody"));
    Stream<RowFilter> each = all.stream().map(part -> new RowFilter.All(List.of(part, never)));
    RowFilter last = new RowFilter.Condition(COLUMN, Operator.GT, List.of("41.9"));
    return new RowFilter.Any(Stream.concat(each, Stream.of(last)).toList());
  }

  private static Stream<RowFilter> conditions(Operator operator) {
    Stream<List<String>> operands =
        operator.accepts(0)
            ? Stream.of(List.of())
            : Stream.of(List.of("42"), List.of("-42.50e1"), List.of("京都"));
    return operands.map(values -> new RowFilter.Condition(COLUMN, operator, values));
  }
}
