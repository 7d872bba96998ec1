package audiencesync.audience;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Looking up who is a member, fingerprint included ({@link FingerprintKernel}), in tables of 60 MB
 * in all (of four million members), where a million look-ups come before the first comes again.
 */
@State(Scope.Thread)
public class MemberKernel {
  /** Whether the users that the rows name are members. */
  public enum Users {
    HITS(0, 1),
    MISSES(1, 2),
    /** One or the other, in no order. */
    BOTH(0, 2);

    private final long from;
    private final long to;

    Users(long from, long to) {
      this.from = from;
      this.to = to;
    }

    private UserIds rows(int members) {
      return UserIds.drawn(lookUps(members), from * members, to * members);
    }

    private boolean agreesWith(int selected, int lookUps) {
      return switch (this) {
        case HITS -> selected == lookUps;
        case MISSES -> selected == 0;
        case BOTH -> Math.abs(selected - lookUps / 2) < lookUps / 50;
      };
    }
  }

  @Param public Users users;

  /** A power of two, from 1024 on. */
  @Param("4194304")
  public int members;

  private MemberSet set;
  private UserIds rows;
  private RowBatch batch;

  @Setup
  public void prepare() {
    set = set();
    rows = users.rows(members);
    batch = rows.next();
    requireRightAnswers();
  }

  private static int lookUps(int members) {
    return members / 4;
  }

  private MemberSet set() {
    MemberCollection collection = new MemberCollection(new RecordMemory(Long.MAX_VALUE));
    UserIds all = new UserIds(members, number -> number);
    for (int i = 0; i < members; i += RowBatch.MOST_ROWS) {
      collection.add(all.next());
    }
    return collection.toSet();
  }

  private void requireRightAnswers() {
    int lookUps = lookUps(members);
    int selected = 0;
    for (int i = 0; i < lookUps; i += RowBatch.MOST_ROWS) {
      set.select(batch);
      selected += batch.selected();
      batch = rows.next();
    }
    if (!users.agreesWith(selected, lookUps)) {
      throw new IllegalStateException(
          users + ": " + selected + " of " + lookUps + " rows were taken for members");
    }
  }

  @Setup(Level.Invocation)
  public void refill() {
    batch = rows.next();
  }

  @Benchmark
  @OperationsPerInvocation(RowBatch.MOST_ROWS)
  public Object select() {
    set.select(batch);
    return batch;
  }
}
