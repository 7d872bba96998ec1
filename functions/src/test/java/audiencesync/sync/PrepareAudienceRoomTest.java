package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.work.Estimate;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.WorkFiles;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PrepareAudienceRoomTest {
  private static final int MEMBERS = 40_000;
  private final MemoryObjectStore bucket = new MemoryObjectStore();
  private final WorkFiles work;

  PrepareAudienceRoomTest() {
    StringBuilder members = new StringBuilder("u\n");
    StringBuilder users = new StringBuilder("u,m\n");
    for (int i = 0; i < MEMBERS; i++) {
      members.append('u').append(i).append('\n');
      users.append('u').append(i).append(",p").append(i).append("@example.com\n");
    }
    bucket.write(JoinedRun.SEGMENT + "all.csv", members.toString().getBytes(UTF_8), "text/csv");
    bucket.write(JoinedRun.IDENTITY + "all.csv", users.toString().getBytes(UTF_8), "text/csv");
    work = JoinedRun.planned(bucket);
  }

  private void prepare(long room) {
    new PrepareAudience(bucket, room).run(new PrepareAudience.Input(JoinedRun.RUN));
  }

  @Test
  void refusesInputsThatDoNotFitAndSaysWhatToDo() {
    assertThatExceptionOfType(InputsTooLargeException.class)
        .isThrownBy(() -> prepare(1_000_000))
        .withMessage(
            "The inputs (1 MB of files) do not fit: their members and identifiers take more than"
                + " the 1 MB that the memory of the function leaves them. Raise the stack's"
                + " parameter PrepareMemory, at most to 10,240, or let several connectors share the"
                + " members.");
    assertThat(work.find(Preparation.class)).isEqualTo(Optional.empty());
    assertThat(bucket.list("work/run-1/chunk-")).isEmpty();
  }

  private String refusal(Estimate estimate) {
    Plan plan = work.require(Plan.class);
    work.write(
        new Plan(
            plan.version(),
            plan.run(),
            plan.secretId(),
            plan.dryRun(),
            null,
            null,
            plan.overrideGuards(),
            plan.startedAt(),
            null,
            plan.segment(),
            plan.identity(),
            estimate));
    assertThat(work.require(Plan.class).estimate()).isEqualTo(estimate);
    return String.valueOf(
        catchThrowableOfType(InputsTooLargeException.class, () -> prepare(1_000_000)).getMessage());
  }

  @Test
  void saysWhichMemoryThePlanEstimated() {
    assertThat(refusal(new Estimate(40_000, 41_000, 2_100_000, 4_096, 3_008L)))
        .isEqualTo(
            "The inputs (1 MB of files) do not fit: their members and identifiers take more than"
                + " the 1 MB that the memory of the function leaves them. By the plan's estimate"
                + " they need a PrepareMemory of 4,096: set the stack's parameter to that at least,"
                + " or let several connectors share the members.");
  }

  @Test
  void saysThatLambdaHasNotSoMuch() {
    assertThat(refusal(new Estimate(40_000, 41_000, 2_100_000, 12_345, null)))
        .endsWith(
            "leaves them. By the plan's estimate they need a PrepareMemory of 12,345, and Lambda"
                + " gives at most 10,240: let several connectors share the members.");
  }

  @Test
  void saysThatTheEstimateWasTooLittle() {
    assertThat(refusal(new Estimate(10_000, 10_000, 1_000_000, 900, 3_008L)))
        .endsWith(
            "leaves them. They were estimated at 1 MB, which was too little. Raise the stack's"
                + " parameter PrepareMemory, at most to 10,240, or let several connectors share the"
                + " members.");
  }

  /** 16 bytes a member, 32 an identifier, and at most half of it for what is begun. */
  @Test
  void fitsWhatTheFiguresPromise() {
    prepare(MEMBERS * 48L * 3 / 2);
    assertThat(work.require(Preparation.class).counts().unique()).isEqualTo(MEMBERS);
  }

  /** An address that is everybody's makes one partition of all: sorting it takes as much again. */
  @Test
  void sortsWhereMembersHaveBeen() {
    StringBuilder users = new StringBuilder("u,m\n");
    for (int i = 0; i < MEMBERS; i++) {
      users.append('u').append(i).append(",nobody@example.com\n");
    }
    bucket.write(JoinedRun.IDENTITY + "all.csv", users.toString().getBytes(UTF_8), "text/csv");
    WorkFiles replanned = JoinedRun.planned(bucket);
    prepare(3_400_000);
    assertThat(replanned.require(Preparation.class).counts().unique()).isEqualTo(1);
    assertThatExceptionOfType(InputsTooLargeException.class).isThrownBy(() -> prepare(2_600_000));
  }
}
