package audiencesync.local.line;

import static audiencesync.local.line.SimulatorClient.KEYS;
import static audiencesync.local.line.SimulatorClient.adding;
import static audiencesync.local.line.SimulatorClient.creating;
import static audiencesync.local.line.SimulatorClient.hash;
import static audiencesync.local.line.SimulatorClient.hashes;
import static audiencesync.local.line.SimulatorClient.replacing;
import static audiencesync.local.line.SimulatorClient.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import audiencesync.audience.IdentifierType;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.AudienceType;
import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.lineads.RejectedLineAdsException;
import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.lineads.Upload;
import audiencesync.lineads.UploadJob;
import audiencesync.local.line.Behaviour.AudienceEnd;
import audiencesync.local.line.Behaviour.DuplicateNames;
import audiencesync.local.line.Behaviour.IdForm;
import audiencesync.local.line.Behaviour.Limits;
import audiencesync.local.line.Behaviour.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped client and the simulator, each written from LINE's documentation, agree. */
final class LineSimulatorTest {
  private static final Behaviour PATIENT = Behaviour.DEFAULT.withLimits(new Limits(1_000, 3));
  private static final Behaviour INSTANT = PATIENT.withTiming(new Timing(0, 0, 0));

  private static RejectedLineAdsException rejected(SimulatorClient client, Upload upload) {
    return catchThrowableOfType(RejectedLineAdsException.class, () -> client.line().upload(upload));
  }

  private static RetryableLineAdsException retryable(SimulatorClient client, Upload upload) {
    return catchThrowableOfType(
        RetryableLineAdsException.class, () -> client.line().upload(upload));
  }

  @Test
  void createsAnAudienceThatBecomesReadyWhenItsJobAndItsMatchingHaveEnded() {
    Behaviour slow = PATIENT.withTiming(new Timing(1, 2, 1)).withUnprocessedShare(0.1);
    try (LineSimulator simulator = simulator(slow)) {
      SimulatorClient client = new SimulatorClient(simulator);

      CustomAudience accepted =
          client.line().upload(creating("会員 ゴールド", "f-1.txt", hashes(7, 205)));

      String id = accepted.id();
      assertThat(accepted.status()).isEqualTo(AudienceStatus.IN_PROGRESS);
      assertThat(client.job(id, "f-1.txt").status()).isEqualTo(JobStatus.QUEUED);
      assertThat(client.job(id, "f-1.txt").status()).isEqualTo(JobStatus.WORKING);
      assertThat(simulator.members(id)).isEmpty();
      assertThat(client.audience(id).status()).isEqualTo(AudienceStatus.IN_PROGRESS);
      assertThat(client.job(id, "f-1.txt").status()).isEqualTo(JobStatus.WORKING);
      UploadJob finished = client.job(id, "f-1.txt");
      assertThat(finished.status()).isEqualTo(JobStatus.FINISHED);
      assertThat(finished.processed()).isEqualTo(OptionalLong.of(185));
      assertThat(client.audience(id).status()).isEqualTo(AudienceStatus.IN_PROGRESS);
      CustomAudience ready = client.audience(id);
      assertThat(ready)
          .isEqualTo(
              new CustomAudience(
                  id,
                  "会員 ゴールド",
                  AudienceType.HASHED_EMAIL_UPLOAD,
                  AudienceStatus.READY,
                  "185",
                  Optional.empty(),
                  accepted.created()));
      assertThat(simulator.members(id)).containsExactlyInAnyOrderElementsOf(hashes(7, 205));
    }
  }

  @Test
  void addsBesideAndReplacesAltogether() {
    try (LineSimulator simulator = simulator(INSTANT)) {
      SimulatorClient client = new SimulatorClient(simulator);
      String id = client.created("m", "f-1.txt", hashes(1, 3));

      client.line().upload(adding(id, "f-2.txt", hashes(3, 3)));
      client.finish(id);
      assertThat(simulator.members(id)).containsExactlyInAnyOrderElementsOf(hashes(1, 5));

      client.line().upload(replacing(id, "f-3.txt", List.of(hash(9), hash(9), hash(4))));
      client.finish(id);
      assertThat(simulator.members(id)).containsExactlyInAnyOrder(hash(4), hash(9));
    }
  }

  @Test
  void findsAudiencesByAPartOfTheNameAndListsThemInPages() {
    try (LineSimulator simulator = simulator(INSTANT)) {
      SimulatorClient client = new SimulatorClient(simulator);
      String wanted = simulator.addAudience("A1", "member", IdentifierType.PHONE);
      for (int i = 0; i < 120; i++) {
        simulator.addAudience("A1", "members " + i, IdentifierType.EMAIL);
      }

      assertThat(client.line().audiences("member"))
          .extracting(CustomAudience::id)
          .containsExactly(wanted);
      assertThat(client.audience(wanted).type()).isEqualTo(AudienceType.HASHED_PHONE_NUMBER_UPLOAD);
      assertThat(client.statuses()).containsExactly(200, 200, 200, 200);
    }
  }

  @ParameterizedTest
  @EnumSource(IdForm.class)
  void speaksOfIdsInEveryForm(IdForm form) {
    try (LineSimulator simulator = simulator(INSTANT.withIds(form))) {
      SimulatorClient client = new SimulatorClient(simulator);
      String id = client.created("m", "f-1.txt", hashes(1, 2));

      assertThat(client.audience(id).id()).isEqualTo(id).matches("[0-9]+");
      assertThat(client.job(id, "f-1.txt").id()).matches("[0-9]+").isNotEqualTo(id);
    }
  }

  @Test
  void makesAsManyAudiencesOfANameAsAreAskedFor() {
    try (LineSimulator simulator = simulator(INSTANT)) {
      SimulatorClient client = new SimulatorClient(simulator);
      String first = client.created("m", "f-1.txt", hashes(1, 2));
      String second = client.created("m", "f-2.txt", hashes(1, 2));

      assertThat(simulator.audienceIds("A1", "m")).containsExactly(first, second);
    }
  }

  @Test
  void refusesASecondAudienceOfANameWhenToldSo() {
    Behaviour strict = INSTANT.withDuplicateNames(DuplicateNames.REFUSED);
    try (LineSimulator simulator = simulator(strict)) {
      SimulatorClient client = new SimulatorClient(simulator);
      client.created("m", "f-1.txt", hashes(1, 2));

      assertThat(rejected(client, creating("m", "f-2.txt", hashes(1, 2))).reason())
          .contains("AUDIENCE_GROUP_NAME_DUPLICATE");
      assertThat(simulator.audienceCount("A1")).isEqualTo(1);
    }
  }

  static Stream<List<Object>> wrongUploads() {
    return Stream.of(
        List.of(adding("20", "f.txt", hashes(1, 1)), "AUDIENCE_GROUP_NOT_FOUND"),
        List.of(creating(" ", "f.txt", hashes(1, 1)), "AUDIENCE_GROUP_NAME_EMPTY"),
        List.of(creating("あ".repeat(121), "f.txt", hashes(1, 1)), "AUDIENCE_GROUP_NAME_SIZE_OVER"),
        List.of(creating("a\nb", "f.txt", hashes(1, 1)), "AUDIENCE_GROUP_NAME_WRONG"),
        List.of(
            creating("m", "f.txt", List.of(hash(1), hash(0xab).toUpperCase(java.util.Locale.ROOT))),
            "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT"),
        List.of(
            creating("m", "f.txt", List.of(hash(1) + "\r")),
            "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT"),
        List.of(
            creating("m", "f.txt", List.of(hash(1), "", hash(2))),
            "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT"),
        List.of(
            creating("m", "f.txt", List.of("7D444840-9dc0-11d1-b245-5ffdce74fad2")),
            "UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT"),
        List.of(creating("m", "f.txt", List.of("x".repeat(9_000))), "INVALID_FILE_CONTENT"));
  }

  @ParameterizedTest
  @MethodSource("wrongUploads")
  void refusesWhatLineWouldRefuse(List<Object> uploadAndReason) {
    try (LineSimulator simulator = simulator(INSTANT)) {
      SimulatorClient client = new SimulatorClient(simulator);

      RejectedLineAdsException refused = rejected(client, (Upload) uploadAndReason.get(0));

      assertThat(refused.reason()).contains((String) uploadAndReason.get(1));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(simulator.audienceCount("A1")).isZero();
    }
  }

  @Test
  void refusesIdentifiersOfAnotherTypeThanTheAudiences() {
    try (LineSimulator simulator = simulator(INSTANT)) {
      String phones = simulator.addAudience("A1", "m", IdentifierType.PHONE);

      assertThat(rejected(new SimulatorClient(simulator), adding(phones, "f.txt", hashes(1, 1))))
          .extracting(RejectedLineAdsException::status)
          .isEqualTo(400);
      assertThat(simulator.members(phones)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "A1, access-2, secret-1, 401",
    "A1, access-1, secret-2, 401",
    "A2, access-1, secret-1, 403"
  })
  void refusesStrangers(String account, String accessKey, String secretKey, int status) {
    try (LineSimulator simulator = simulator(INSTANT)) {
      LineAdsKeys strange = new LineAdsKeys(account, accessKey, secretKey);
      SimulatorClient client = new SimulatorClient(simulator, strange, Clock.systemUTC());

      assertThat(rejected(client, creating("m", "f.txt", hashes(1, 1))).status()).isEqualTo(status);
      assertThat(simulator.journal()).extracting(JournalEntry::status).containsExactly(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT15M30S", "PT15M30S"})
  void refusesAClockThatIsMoreThanAQuarterOfAnHourOff(Duration off) {
    try (LineSimulator simulator = simulator(INSTANT)) {
      Clock wrong = Clock.offset(Clock.systemUTC(), off);
      SimulatorClient client = new SimulatorClient(simulator, KEYS, wrong);

      assertThat(rejected(client, creating("m", "f.txt", hashes(1, 1))))
          .hasMessageContaining(
              "this machine's clock is 15 minutes " + (off.isNegative() ? "behind" : "ahead of"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT14M30S", "PT14M30S"})
  void takesAClockThatIsLessThanAQuarterOfAnHourOff(Duration off) {
    try (LineSimulator simulator = simulator(INSTANT)) {
      Clock wrong = Clock.offset(Clock.systemUTC(), off);
      SimulatorClient client = new SimulatorClient(simulator, KEYS, wrong);

      assertThat(client.line().audiences("m")).isEmpty();
    }
  }

  @Test
  void takesThreeReplacesAtOnce() {
    try (LineSimulator simulator = simulator(PATIENT)) {
      SimulatorClient client = new SimulatorClient(simulator);
      String id = simulator.addAudience("A1", "m", IdentifierType.EMAIL);
      for (int i = 1; i <= 3; i++) {
        client.line().upload(replacing(id, "f-" + i + ".txt", hashes(i, 1)));
      }

      RetryableLineAdsException fourth = retryable(client, replacing(id, "f-4.txt", hashes(4, 1)));
      client.line().upload(adding(id, "f-5.txt", hashes(5, 1)));
      client.finish(id);
      client.line().upload(replacing(id, "f-6.txt", hashes(6, 2)));

      assertThat(fourth.status()).isEqualTo(429);
      assertThat(client.line().uploadJobs(id))
          .extracting(UploadJob::fileName)
          .containsExactly("f-6.txt", "f-5.txt", "f-3.txt", "f-2.txt", "f-1.txt");
      assertThat(simulator.members(id)).containsExactlyInAnyOrder(hash(3), hash(5));
    }
  }

  @Test
  void answersTooManyRequestsWithoutAWord() {
    try (LineSimulator simulator = simulator(INSTANT.withLimits(new Limits(0, 3)))) {
      SimulatorClient client = new SimulatorClient(simulator);

      assertThat(retryable(client, creating("m", "f.txt", hashes(1, 1))).status()).isEqualTo(429);
      assertThat(simulator.audienceCount("A1")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"READY, READY", "FAILED, FAILED", "EXPIRED, EXPIRED", "NEVER_READY, IN_PROGRESS"})
  void endsAsItIsTold(AudienceEnd end, AudienceStatus status) {
    try (LineSimulator simulator = simulator(INSTANT.withEnd(end))) {
      SimulatorClient client = new SimulatorClient(simulator);
      String id = client.created("m", "f.txt", hashes(1, 2));

      assertThat(client.audience(id).status()).isEqualTo(status);
    }
  }

  @Test
  void saysOfASmallAudienceOnlyThatItIsSmall() {
    try (LineSimulator simulator = simulator(INSTANT.withUnprocessedShare(0))) {
      SimulatorClient client = new SimulatorClient(simulator);
      String small = client.created("s", "f.txt", hashes(1, 100));
      String larger = client.created("l", "f.txt", hashes(1, 101));

      assertThat(client.audience(small).estimatedSize()).isEqualTo("100 or fewer");
      assertThat(client.audience(larger).estimatedSize()).isEqualTo("101");
    }
  }

  @Test
  void cannotProcessAFileForAnExpiredAudience() {
    try (LineSimulator simulator = simulator(INSTANT)) {
      SimulatorClient client = new SimulatorClient(simulator);
      String id = simulator.addAudience("A1", "m", IdentifierType.EMAIL);
      simulator.expire(id);
      client.line().upload(adding(id, "f.txt", hashes(1, 1)));

      assertThat(client.job(id, "f.txt").failedType())
          .contains("AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED");
      assertThat(client.audience(id).status()).isEqualTo(AudienceStatus.EXPIRED);
      assertThat(simulator.members(id)).isEmpty();
    }
  }
}
