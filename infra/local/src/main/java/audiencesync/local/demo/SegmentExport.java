package audiencesync.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws the rows of a segment export. */
final class SegmentExport {
  private static final int DUPLICATES = 150;
  private static final int WITHOUT_USER_ID = 25;

  private SegmentExport() {}

  /** A row for each member, rows that the filter leaves out, and some that should not be there. */
  static List<SegmentRow> of(List<Person> members, List<Person> bronze, Random random) {
    List<SegmentRow> rows = new ArrayList<>();
    members.forEach(person -> rows.add(member(person)));
    bronze.forEach(person -> rows.add(row(person, SegmentRow.BRONZE)));
    members.subList(0, DUPLICATES).forEach(person -> rows.add(padded(person)));
    for (int i = 0; i < WITHOUT_USER_ID; i++) {
      rows.add(new SegmentRow(" ", SegmentRow.GOLD, "2026-11-23"));
    }
    Collections.shuffle(rows, random);
    return List.copyOf(rows);
  }

  private static SegmentRow member(Person person) {
    return row(person, person.number() % 4 == 0 ? SegmentRow.GOLD : SegmentRow.SILVER);
  }

  /** The same member again, with spaces around the user id. */
  private static SegmentRow padded(Person person) {
    return new SegmentRow(" " + person.userId() + " ", SegmentRow.GOLD, "2026-11-23");
  }

  private static SegmentRow row(Person person, String rank) {
    int month = 1 + person.number() % 12;
    int day = 1 + person.number() % 28;
    return new SegmentRow(person.userId(), rank, "2025/" + month + "/" + day);
  }
}
