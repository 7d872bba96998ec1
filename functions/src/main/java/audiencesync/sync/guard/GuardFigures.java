package audiencesync.sync.guard;

import audiencesync.audience.Counts;
import java.util.List;

/**
 * What the guards look at.
 *
 * @param basis what the run is compared with where it replaces
 * @param ages of the inputs whose age is limited
 */
public record GuardFigures(Counts counts, ReplaceBasis basis, List<InputAge> ages) {
  public GuardFigures {
    ages = List.copyOf(ages);
  }
}
