package audiencesync.local.reliability;

import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.Notification;
import audiencesync.local.engine.Notifications;
import audiencesync.local.engine.TaskRetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notes all that one execution does to the world, in order, and stops it at one of these points if
 * it is told to: then no call of it gets through any more, until its end has been noted.
 */
final class Effects implements ExecutionListener, Notifications {
  private static final AtomicReference<@Nullable Effects> CURRENT = new AtomicReference<>();

  private final List<Effect> seen = new ArrayList<>();
  private final Optional<Crash> crash;
  private final List<Notification> notices;
  private String step = "";
  private boolean struck;
  private boolean dead;
  private boolean over;

  private Effects(Optional<Crash> crash, List<Notification> notices) {
    this.crash = crash;
    this.notices = notices;
  }

  /**
   * A point at which an execution stops.
   *
   * @param before how many effects like it come before
   * @param effect what happens then
   * @param told whether the rule on stopped executions gets to tell of it
   */
  record Crash(int before, Effect effect, Moment moment, boolean told) {}

  /** Watches from now on, until {@link #end}. */
  static Effects watch(Optional<Crash> crash, List<Notification> notices) {
    Effects effects = new Effects(crash, notices);
    CURRENT.set(effects);
    return effects;
  }

  static void end() {
    CURRENT.set(null);
  }

  /** Who watches at this moment. */
  static Optional<Effects> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  synchronized List<Effect> seen() {
    return List.copyOf(seen);
  }

  synchronized boolean struck() {
    return struck;
  }

  /** Whether calls get through. */
  synchronized boolean isDead() {
    return dead;
  }

  /**
   * An effect is about to happen.
   *
   * @return what becomes of it
   */
  synchronized Fate begin(String what) {
    if (dead) {
      return Fate.PREVENTED;
    }
    return over ? Fate.NONE : noted(new Effect(step, what));
  }

  private Fate noted(Effect effect) {
    int before = Collections.frequency(seen, effect);
    seen.add(effect);
    if (crash.filter(c -> c.effect().equals(effect) && c.before() == before).isEmpty()) {
      return Fate.NONE;
    }
    struck = true;
    Moment moment = crash.get().moment();
    dead = moment == Moment.BEFORE;
    return switch (moment) {
      case BEFORE -> Fate.PREVENTED;
      case UNANSWERED -> Fate.UNANSWERED;
      case UNRECORDED -> Fate.LAST;
      case LOST -> Fate.LOST;
    };
  }

  /** The effect that was struck has happened. */
  synchronized void happened(Fate fate) {
    dead |= fate == Fate.UNANSWERED || fate == Fate.LAST;
  }

  /** What becomes of an effect. */
  enum Fate {
    NONE,
    PREVENTED,
    UNANSWERED,
    LAST,
    LOST
  }

  @Override
  public synchronized void stateEntered(String state, JsonNode input) {
    stopIfDead();
    step = state;
    if (begin("") == Fate.PREVENTED) {
      stopIfDead();
    }
  }

  @Override
  public synchronized void stateExited(String state, JsonNode output) {
    stopIfDead();
  }

  @Override
  public synchronized void waiting(String state, Duration duration) {
    stopIfDead();
  }

  @Override
  public synchronized void taskRetried(TaskRetry retry) {
    stopIfDead();
  }

  /** The thread that runs the execution ends here; who tells of it may call again. */
  private void stopIfDead() {
    if (dead) {
      over = true;
      dead = !crash.orElseThrow().told();
      throw new Stopped();
    }
  }

  @Override
  public void publish(Notification notification) {
    Fate fate = begin("SNS Publish");
    if (fate != Fate.PREVENTED) {
      notices.add(notification);
      happened(fate);
    }
  }
}
