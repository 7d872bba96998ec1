package audiencesync.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All rows of all exports, drawn from one seed. Which identifiers must reach LINE is known by
 * construction: every row that is usable was made from a clean address. Nothing here asks the code
 * that it is there to check.
 */
final class Population {
  private static final int PEOPLE = 12_900;
  private static final int MEMBERS = 10_000;
  private static final int LEAVERS = 400;
  private static final int JOINERS = 700;
  private static final int BRONZE = 1_200;

  private final List<IdentityRow> identity;
  private final List<SegmentRow> today;
  private final List<SegmentRow> tomorrow;

  Population(long seed) {
    Random random = new Random(seed);
    int newcomers = MEMBERS + JOINERS;
    this.identity = IdentityExport.of(people(1, PEOPLE), random);
    List<Person> bronze = people(newcomers + 1, newcomers + BRONZE);
    this.today = SegmentExport.of(people(1, MEMBERS), bronze, random);
    this.tomorrow = SegmentExport.of(people(LEAVERS + 1, newcomers), bronze, random);
  }

  List<IdentityRow> identity() {
    return identity;
  }

  /** The segment at the first run. */
  List<SegmentRow> today() {
    return today;
  }

  /** The segment at the later runs: some have left it, more have joined. */
  List<SegmentRow> tomorrow() {
    return tomorrow;
  }

  /** What a run over that segment must send: SHA-256, lower-case hex, in order. */
  Set<String> expected(List<SegmentRow> segment) {
    Set<String> members =
        segment.stream()
            .filter(SegmentRow::counts)
            .map(row -> row.userId().strip())
            .collect(Collectors.toSet());
    return identity.stream()
        .filter(row -> members.contains(row.userId()))
        .map(IdentityRow::clean)
        .flatMap(Optional::stream)
        .map(Population::sha256)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Person> people(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Person::of).toList();
  }

  private static String sha256(String address) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(address.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
