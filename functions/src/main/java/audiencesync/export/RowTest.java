package audiencesync.export;

import java.util.List;

/**
 * A {@link RowFilter} made ready for the rows of one object: its columns are slots, its operands
 * bytes. Testing a row makes no object. For one thread.
 */
@FunctionalInterface
interface RowTest {
  boolean passes(Fields fields);

  static RowTest of(RowFilter filter, NeededColumns columns) {
    if (filter instanceof RowFilter.Condition condition) {
      return of(condition, columns);
    }
    if (filter instanceof RowFilter.All all) {
      return all(parts(all.parts(), columns));
    }
    return any(parts(((RowFilter.Any) filter).parts(), columns));
  }

  /** An array: to walk a list takes an object each time. */
  private static RowTest[] parts(List<RowFilter> parts, NeededColumns columns) {
    return parts.stream().map(part -> of(part, columns)).toArray(RowTest[]::new);
  }

  private static RowTest all(RowTest[] parts) {
    return fields -> {
      for (RowTest part : parts) {
        if (!part.passes(fields)) {
          return false;
        }
      }
      return true;
    };
  }

  private static RowTest any(RowTest[] parts) {
    return fields -> {
      for (RowTest part : parts) {
        if (part.passes(fields)) {
          return true;
        }
      }
      return false;
    };
  }

  private static RowTest of(RowFilter.Condition condition, NeededColumns columns) {
    int slot = columns.slot(condition.column());
    ValueTest test = ValueTest.of(condition.operator(), condition.values());
    return fields -> test.passes(fields.text, fields.starts[slot], fields.ends[slot]);
  }
}
