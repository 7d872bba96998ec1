package audiencesync.sync.state;

import audiencesync.sync.document.Sha256;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What one run at a time may hold.
 *
 * @param text names it to people
 */
public record LockSubject(@JsonValue String text) {
  @JsonCreator
  public LockSubject {}

  public static LockSubject connector(String name) {
    return new LockSubject("connector " + name);
  }

  /** An audience that may not exist yet. */
  public static LockSubject audienceName(String adAccountId, String name) {
    return new LockSubject("the audience named \"" + name + "\" of ad account " + adAccountId);
  }

  public static LockSubject audienceId(String adAccountId, String id) {
    return new LockSubject("audience " + id + " of ad account " + adAccountId);
  }

  /** One of the places for REPLACE uploads of an ad account, counted from 1. */
  static LockSubject replaceSlot(String adAccountId, int number) {
    return new LockSubject("REPLACE slot " + number + " of ad account " + adAccountId);
  }

  /** Where its generations are kept. */
  String prefix() {
    return "locks/" + Sha256.hex(text, 32) + "/";
  }
}
