package audiencesync.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws the rows of the identity export: mostly good, some dirty, some of no use. */
final class IdentityExport {
  private static final List<String> PLACEHOLDERS = List.of("", "null", "N/A", "-", "unknown", " ");
  private static final List<String> WRONG =
      List.of(
          "tanaka.example.jp",
          "sato@@example.com",
          "suzuki@example",
          "山田@example.jp",
          "ito@example.jp;ito@example.com",
          "a".repeat(120) + "@example.jp",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

  private final Random random;
  private final List<IdentityRow> rows = new ArrayList<>();

  private IdentityExport(Random random) {
    this.random = random;
  }

  /** The rows of everybody, in no order. */
  static List<IdentityRow> of(List<Person> people, Random random) {
    IdentityExport export = new IdentityExport(random);
    people.forEach(export::add);
    Collections.shuffle(export.rows, random);
    return List.copyOf(export.rows);
  }

  private void add(Person person) {
    int fate = random.nextInt(1000);
    if (fate < 30) {
      return; // a member without an identity row
    }
    rows.add(row(person, fate));
    addSecond(person);
  }

  private IdentityRow row(Person person, int fate) {
    if (fate < 70) {
      return IdentityRow.unusable(person, pick(PLACEHOLDERS));
    }
    if (fate < 85) {
      return IdentityRow.unusable(person, pick(WRONG));
    }
    if (fate < 105) {
      return IdentityRow.stopped(person);
    }
    if (fate < 108) {
      return IdentityRow.withoutUserId(person);
    }
    Dirt dirt = fate < 300 ? pick(List.of(Dirt.values())) : Dirt.NONE;
    return IdentityRow.usable(person, person.address(), dirt);
  }

  private void addSecond(Person person) {
    int fate = random.nextInt(1000);
    if (fate < 80) {
      rows.add(IdentityRow.usable(person, person.otherAddress(), Dirt.NONE));
    } else if (fate < 110) {
      rows.add(IdentityRow.usable(person, person.address(), Dirt.UPPER_CASE));
    } else if (fate < 140) {
      Person relative = Person.of(Math.max(1, person.number() - 1));
      rows.add(IdentityRow.usable(person, relative.address(), Dirt.SPACES));
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
