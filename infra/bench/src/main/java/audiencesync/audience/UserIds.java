package audiencesync.audience;

import audiencesync.bench.Sample;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/** Rows that name users and nothing else, a full batch at a time. */
final class UserIds {
  private final Texts ids;
  private final RowBatch batch = new RowBatch();
  private final Row row = new Row();
  private int next;

  /**
   * The user ids of some rows, to be taken over and over again.
   *
   * @param rows a multiple of {@link RowBatch#MOST_ROWS}
   * @param persons whose row that is
   */
  UserIds(int rows, LongUnaryOperator persons) {
    this.ids = Texts.of(rows, number -> Sample.userId(persons.applyAsLong(number)));
    this.row.text = ids.bytes();
  }

  /** Those of people drawn from a range, so that neighbours have nothing to do with each other. */
  static UserIds drawn(int rows, long from, long to) {
    SplittableRandom random = new SplittableRandom(1);
    return new UserIds(rows, number -> random.nextLong(from, to));
  }

  /** The same batch each time, with other rows in it. */
  RowBatch next() {
    batch.clear();
    for (int i = 0; i < RowBatch.MOST_ROWS; i++) {
      add(next + i);
    }
    next = (next + RowBatch.MOST_ROWS) % (ids.starts().length - 1);
    return batch;
  }

  private void add(int number) {
    row.userIdStart = ids.starts()[number];
    row.userIdEnd = ids.starts()[number + 1];
    row.identifierStart = row.userIdEnd;
    row.identifierEnd = row.userIdEnd;
    batch.add(row);
  }
}
