package audiencesync.local.cli;

import audiencesync.audience.PhoneFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sync calibrate-phone}: finds out in which form LINE takes phone numbers. */
@Command(
    name = "calibrate-phone",
    description =
        "Send a small list of numbers in each form to an audience of its own, and compare what LINE"
            + " makes of them. Without --line-ads-url a simulator shows what an answer looks like.",
    mixinStandardHelpOptions = true)
final class CalibratePhoneCommand implements Callable<Integer> {
  /** Below it LINE may not tell sizes; the number is a guess, see docs/interpretation.md. */
  private static final int FEWEST = 100;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NUMBERS.txt",
      description = "one phone number a line, UTF-8, of people who are certainly LINE users")
  private @Nullable Path file;

  @Mixin private final LineOptions line = new LineOptions();

  @Option(
      names = "--secret-id",
      paramLabel = "ID",
      defaultValue = "line-ads/main",
      description = "which secret to use (default: ${DEFAULT-VALUE})")
  private String secretId = "line-ads/main";

  @Option(
      names = "--country",
      paramLabel = "CC",
      defaultValue = "JP",
      description = "whose numbers they are, ISO 3166 (default: ${DEFAULT-VALUE})")
  private String country = "JP";

  @Option(names = "--send", description = "really send, to the LINE that --line-ads-url names")
  private boolean send;

  CalibratePhoneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<URI> url = line.url();
    double waitScale = line.waitScale();
    PhoneForms numbers = numbers();
    String stamp = STAMP.format(Clock.systemUTC().instant());
    announce(numbers, stamp);
    if (url.isPresent() && !send) {
      say("Nothing was sent. Run it again with --send to send it to " + url.get().getHost() + ".");
      return 0;
    }
    Path bucket = Files.createTempDirectory("line-audience-sync-phone-form-");
    LocalSettings settings = new LocalSettings(bucket, known(), url, waitScale);
    try (Pipeline pipeline = Pipeline.open(settings)) {
      return play(new PhoneCalibration(pipeline, bucket, secretId, numbers, stamp));
    }
  }

  private PhoneForms numbers() throws IOException {
    Path list = file;
    if (list == null || !Files.isRegularFile(list)) {
      throw new UsageException(
          "NUMBERS.txt is no file; name one with a phone number on each line.");
    }
    try {
      PhoneForms numbers = PhoneForms.of(Files.readAllLines(list, StandardCharsets.UTF_8), country);
      if (numbers.size() < FEWEST) {
        throw new UsageException(tooFew(numbers));
      }
      return numbers;
    } catch (MalformedInputException e) {
      throw new UsageException("NUMBERS.txt is not UTF-8; save it as UTF-8.");
    }
  }

  private String tooFew(PhoneForms numbers) {
    return String.format(
        Locale.ROOT,
        "NUMBERS.txt has %,d different numbers of %s and %,d other lines; give %d or more, of people"
            + " who are certainly LINE users.",
        numbers.size(),
        country,
        numbers.unusable(),
        FEWEST);
  }

  /** Against the simulator, keys are made up unless a file names some. */
  private ObjectNode known() {
    return line.secrets().orElseGet(this::simulated);
  }

  private ObjectNode simulated() {
    if (line.url().isPresent()) {
      throw new UsageException("--secrets is missing; name the file with LINE's keys.");
    }
    ObjectNode made = JsonFiles.noSecrets();
    made.putObject(secretId)
        .put("name", "simulated")
        .put("adAccountId", "A1000000001")
        .put("accessKey", "simulated")
        .put("secretKey", "simulated");
    return made;
  }

  private void announce(PhoneForms numbers, String stamp) {
    say(
        String.format(
            Locale.ROOT,
            "%,d different numbers, %,d lines that are none. Their hashes go to these audiences, one"
                + " form each; the numbers themselves are written nowhere:",
            numbers.size(),
            numbers.unusable()));
    PhoneCalibration.FORMS.forEach(form -> say("  " + PhoneCalibration.audienceName(form, stamp)));
  }

  private int play(PhoneCalibration calibration) throws IOException {
    List<FormResult> results = new ArrayList<>();
    for (PhoneFormat form : PhoneCalibration.FORMS) {
      PhoneCalibration.Result result = run(calibration, form);
      if (result instanceof PhoneCalibration.Failed failed) {
        terminal.complain("sync calibrate-phone", failed.failure().sentence());
        return 1;
      }
      results.add(((PhoneCalibration.Counted) result).result());
    }
    say("");
    say("Reports, and the hashes that were sent: " + calibration.bucket());
    return conclude(results);
  }

  private PhoneCalibration.Result run(PhoneCalibration calibration, PhoneFormat form)
      throws IOException {
    say("");
    say("Form " + form);
    try (Ticker ticker = new Ticker(terminal, System::nanoTime)) {
      return calibration.run(form, new Progress(ticker, calibration.pipeline().waitScale()));
    }
  }

  private int conclude(List<FormResult> results) {
    say(FormResult.heading());
    results.forEach(result -> say(result.line()));
    say("");
    Optional<PhoneFormat> taken = FormResult.taken(results);
    if (line.url().isEmpty()) {
      say("This was the simulator, which plays E164_DIGITS; it says nothing about LINE.");
    }
    if (taken.isPresent()) {
      say("LINE took " + taken.get() + ": set identifier.phoneFormat to it.");
      return 0;
    }
    say(
        "The processed counts do not settle it: LINE may count what is well formed, not what it"
            + " knows. Compare the audiences' sizes in LINE Ads Manager a few hours from now.");
    return 1;
  }

  private void say(String line) {
    terminal.out().println(line);
  }
}
