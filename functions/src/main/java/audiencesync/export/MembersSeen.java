package audiencesync.export;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which of the needed columns records of JSON Lines have had, over all objects of an input. A
 * member may be absent from a record, and from every record of a small object: only the input as a
 * whole, or an object of many records, tells a name that is wrong. Threads may share it.
 */
final class MembersSeen {
  /** Names come from files: what is kept of them is bounded. */
  static final int MOST_NAMES = 1_000;

  private final NeededColumns columns;
  private final Set<Column> required;
  private final Set<Column> requiredOfEach;
  private final Set<Column> mapped;
  private final Optional<Column> userId;
  private final Map<Column, Lack> lacks = new HashMap<>();
  private final BitSet slots = new BitSet();
  private final SortedSet<String> names = new TreeSet<>();
  private int objects;
  private boolean hasHiddenNames;
  private String firstObject = "";

  private MembersSeen(TableSpec spec, NeededColumns columns) {
    Set<Column> compared = new LinkedHashSet<>();
    Set<Column> optional = new LinkedHashSet<>();
    addConditions(spec.filter(), false, compared);
    addConditions(spec.filter(), true, optional);
    Set<Column> used = new LinkedHashSet<>();
    spec.userId().ifPresent(used::add);
    optional.removeAll(used);
    optional.removeAll(compared);
    spec.identifier().ifPresent(used::add);
    this.columns = columns;
    this.userId = spec.userId();
    this.mapped = Set.copyOf(used);
    compared.addAll(used);
    this.required = Set.copyOf(compared);
    compared.removeAll(optional);
    this.requiredOfEach = Set.copyOf(compared);
  }

  /**
   * An object whose records lack a column.
   *
   * @param key its name
   * @param isTelling whether the column is named otherwise there, rather than without a value
   */
  record Lack(String key, boolean isTelling) {
    private Lack first(Lack other) {
      boolean isFirst = isTelling == other.isTelling ? key.compareTo(other.key) <= 0 : isTelling;
      return isFirst ? this : other;
    }
  }

  static MembersSeen of(TableSpec spec, NeededColumns columns) {
    return new MembersSeen(spec, columns);
  }

  private static void addConditions(RowFilter filter, boolean areOptional, Set<Column> columns) {
    if (filter instanceof RowFilter.Condition condition) {
      columns.addAll(condition.optional() == areOptional ? Set.of(condition.column()) : Set.of());
    } else if (filter instanceof RowFilter.All all) {
      all.parts().forEach(part -> addConditions(part, areOptional, columns));
    } else if (filter instanceof RowFilter.Any any) {
      any.parts().forEach(part -> addConditions(part, areOptional, columns));
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
  synchronized void sawNames(JsonNames some) {
    names.addAll(some.shown());
    hasHiddenNames |= some.hasHidden();
    while (names.size() > MOST_NAMES) {
      names.remove(names.last());
    }
  }

  /** Takes note of an object that was read to its end and has no record with the column. */
  synchronized void lacks(Column column, Lack lack) {
    lacks.merge(column, lack, Lack::first);
  }

  /**
   * The columns that must be there and that no record had, or no record of one object; empty when
   * there was no record.
   */
  synchronized Optional<UnseenColumns> unseen() {
    List<Column> nowhere = columns(column -> required.contains(column) && !isSeen(column));
    if (objects == 0) {
      return Optional.empty();
    }
    if (!nowhere.isEmpty()) {
      return Optional.of(unseenEverywhere(nowhere));
    }
    return lacking(true).map(this::unseenInOne);
  }

  /** A column that no record of some object has, which may have no value there. */
  synchronized Optional<UnseenColumns> doubtful() {
    return lacking(false)
        .filter(column -> isSeen(column) && unseen().isEmpty())
        .map(this::unseenInOne);
  }

  private Optional<Column> lacking(boolean isTelling) {
    return columns(
            column ->
                requiredOfEach.contains(column)
                    && lackOf(column).filter(lack -> lack.isTelling() == isTelling).isPresent())
        .stream()
        .findFirst();
  }

  private Optional<Lack> lackOf(Column column) {
    return Optional.ofNullable(lacks.get(column));
  }

  private boolean isSeen(Column column) {
    return slots.get(columns.slot(column));
  }

  private List<Column> columns(Predicate<Column> isMeant) {
    return columns.columns().stream().filter(isMeant).toList();
  }

  private UnseenColumns unseenEverywhere(List<Column> some) {
    boolean isOnlyCompared = some.stream().noneMatch(mapped::contains);
    return new UnseenColumns(
        some,
        names(),
        UnseenColumns.Where.all(objects, firstObject),
        isOnlyCompared ? UnseenColumns.OPTION : UnseenColumns.NO_ADVICE);
  }

  private UnseenColumns unseenInOne(Column column) {
    String advice = mapped.contains(column) ? UnseenColumns.CONDITION : UnseenColumns.OPTION;
    return new UnseenColumns(
        List.of(column),
        names(),
        UnseenColumns.Where.one(lackOf(column).map(Lack::key).orElse(firstObject)),
        userId.equals(Optional.of(column)) ? UnseenColumns.NO_ADVICE : advice);
  }

  private UnseenColumns.Names names() {
    return new UnseenColumns.Names(List.copyOf(names), hasHiddenNames);
  }
}
