package audiencesync.sync.guard;

import static audiencesync.sync.guard.GuardName.FIRST_REPLACE;
import static audiencesync.sync.guard.GuardName.MAX_AGE_HOURS;
import static audiencesync.sync.guard.GuardName.MAX_REJECTED_PERCENT;
import static audiencesync.sync.guard.GuardName.MAX_SHRINK_PERCENT;
import static audiencesync.sync.guard.GuardName.MIN_IDENTIFIERS;
import static audiencesync.sync.guard.GuardName.MIN_MATCH_PERCENT;
import static audiencesync.sync.guard.GuardName.NOTHING_TO_SEND;

import audiencesync.audience.Counts;
import audiencesync.audience.RejectionReason;
import audiencesync.sync.connector.GuardLimits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Evaluates the guards. Shares are compared as exact fractions; the figures shown are rounded. */
public final class Guards {
  private static final double MINUTES_PER_HOUR = 60.0;

  private final GuardLimits limits;

  public Guards(GuardLimits limits) {
    this.limits = limits;
  }

  /** Every guard that applies, in the order of {@link GuardName}. */
  public List<GuardResult> evaluate(GuardFigures figures) {
    Counts counts = figures.counts();
    return Stream.of(
            Stream.of(nothingToSend(counts), minIdentifiers(counts)),
            replaceGuards(counts, figures.basis()),
            Stream.of(maxRejected(counts)),
            maxAge(figures.ages()).stream(),
            Stream.of(minMatch(counts)))
        .flatMap(Function.identity())
        .toList();
  }

  private static GuardResult nothingToSend(Counts counts) {
    return new GuardResult(
        NOTHING_TO_SEND,
        counts.unique() > 0,
        (double) counts.unique(),
        1.0,
        NothingToSend.why(counts));
  }

  private GuardResult minIdentifiers(Counts counts) {
    return new GuardResult(
        MIN_IDENTIFIERS,
        counts.unique() >= limits.minIdentifiers(),
        (double) counts.unique(),
        (double) limits.minIdentifiers(),
        text(
            "%,d unique identifiers, at least %,d are expected.",
            counts.unique(), limits.minIdentifiers()));
  }

  private Stream<GuardResult> replaceGuards(Counts counts, ReplaceBasis basis) {
    if (basis instanceof ReplaceBasis.Baseline baseline) {
      return Stream.of(maxShrink(counts.unique(), baseline));
    }
    return basis instanceof ReplaceBasis.Unknown unknown
        ? Stream.concat(
            unknown.added().stream().map(baseline -> maxShrink(counts.unique(), baseline)),
            Stream.of(firstReplace()))
        : Stream.empty();
  }

  private GuardResult maxShrink(long unique, ReplaceBasis.Baseline baseline) {
    long lost = Math.max(0, baseline.identifiers() - unique);
    return new GuardResult(
        MAX_SHRINK_PERCENT,
        !exceeds(lost, baseline.identifiers(), limits.maxShrinkPercent()),
        percent(lost, baseline.identifiers()),
        (double) limits.maxShrinkPercent(),
        text(
            "%,d identifiers would replace %,d (%s): %.1f %% fewer, at most %d %% are allowed.",
            unique,
            baseline.identifiers(),
            baseline.source(),
            percent(lost, baseline.identifiers()),
            limits.maxShrinkPercent()));
  }

  private static GuardResult firstReplace() {
    return new GuardResult(
        FIRST_REPLACE,
        false,
        null,
        null,
        "this connector did not create the audience, has never replaced it, and LINE does not say how"
            + " large it is: replacing it could lose people nobody has counted.");
  }

  private GuardResult maxRejected(Counts counts) {
    long missing = counts.rejected().getOrDefault(RejectionReason.MISSING, 0L);
    long rejected = counts.joined() - counts.usable() - missing;
    return new GuardResult(
        MAX_REJECTED_PERCENT,
        !exceeds(rejected, counts.joined(), limits.maxRejectedPercent()),
        percent(rejected, counts.joined()),
        (double) limits.maxRejectedPercent(),
        text(
            "%,d of %,d joined rows rejected (%.1f %%), at most %d %% are allowed.",
            rejected,
            counts.joined(),
            percent(rejected, counts.joined()),
            limits.maxRejectedPercent()));
  }

  private static Optional<GuardResult> maxAge(List<InputAge> ages) {
    return ages.stream().max(Comparator.comparing(InputAge::over)).map(Guards::maxAge);
  }

  private static GuardResult maxAge(InputAge worst) {
    double hours = round(worst.age().toMinutes() / MINUTES_PER_HOUR);
    return new GuardResult(
        MAX_AGE_HOURS,
        worst.over().compareTo(Duration.ZERO) <= 0,
        hours,
        (double) worst.limit().toHours(),
        text(
            "%s is %.1f hours old, at most %d are allowed.",
            worst.key(), hours, worst.limit().toHours()));
  }

  private GuardResult minMatch(Counts counts) {
    long matched = counts.segmentMembers() - counts.membersWithoutIdentity();
    return new GuardResult(
        MIN_MATCH_PERCENT,
        matched * 100 >= counts.segmentMembers() * limits.minMatchPercent(),
        percent(matched, counts.segmentMembers()),
        (double) limits.minMatchPercent(),
        text(
            "%,d of %,d members have an identity row (%.1f %%), at least %d %% are expected.",
            matched,
            counts.segmentMembers(),
            percent(matched, counts.segmentMembers()),
            limits.minMatchPercent()));
  }

  private static boolean exceeds(long part, long whole, int limitPercent) {
    return part * 100 > whole * limitPercent;
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : round(100.0 * part / whole);
  }

  private static double round(double figure) {
    return Math.round(figure * 10) / 10.0;
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
