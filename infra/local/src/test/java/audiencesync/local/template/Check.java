package audiencesync.local.template;

import java.util.List;

/** Something that must hold between the template, the state machine and the code. */
@FunctionalInterface
interface Check {
  /** What does not hold, a sentence each; nothing when all is well. */
  List<String> findings(Shipped shipped);
}
