package audiencesync.export;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of the needed columns records of JSON Lines have had, over all objects of an input. A
 * member may be absent from a record, and from every record of an object: only the input as a whole
 * tells a name that is wrong. Threads may share it.
 */
final class MembersSeen {
  /** Names come from files: what is kept of them is bounded. */
  static final int MOST_NAMES = 1_000;

  private final NeededColumns columns;
  private final Set<Column> required;
  private final BitSet slots = new BitSet();
  private final SortedSet<String> names = new TreeSet<>();
  private int objects;
  private String firstObject = "";

  private MembersSeen(NeededColumns columns, Set<Column> required) {
    this.columns = columns;
    this.required = required;
  }

  static MembersSeen of(TableSpec spec, NeededColumns columns) {
    Set<Column> required = new LinkedHashSet<>();
    spec.userId().ifPresent(required::add);
    spec.identifier().ifPresent(required::add);
    addRequired(spec.filter(), required);
    return new MembersSeen(columns, Set.copyOf(required));
  }

  private static void addRequired(RowFilter filter, Set<Column> columns) {
    if (filter instanceof RowFilter.Condition condition && !condition.optional()) {
      columns.add(condition.column());
    } else if (filter instanceof RowFilter.All all) {
      all.parts().forEach(part -> addRequired(part, columns));
    } else if (filter instanceof RowFilter.Any any) {
      any.parts().forEach(part -> addRequired(part, columns));
    }
  }

  /** Takes note of an object that has a record; to be told of each once. */
  synchronized void sawObject(String key) {
    objects++;
    firstObject = objects == 1 || key.compareTo(firstObject) < 0 ? key : firstObject;
  }

  synchronized void saw(int slot) {
    slots.set(slot);
  }

  /** Names of a record's members, for the message about one that is missing. */
  synchronized void sawNames(Collection<String> some) {
    names.addAll(some);
    while (names.size() > MOST_NAMES) {
      names.remove(names.last());
    }
  }

  /** The columns that must be there and that no record had; empty when there was no record. */
  synchronized Optional<UnseenColumns> unseen() {
    List<Column> unseen =
        columns.columns().stream()
            .filter(column -> required.contains(column) && !slots.get(columns.slot(column)))
            .toList();
    return objects == 0 || unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnseenColumns(unseen, List.copyOf(names), objects, firstObject));
  }
}
