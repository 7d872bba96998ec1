package audiencesync.local.engine;

import java.util.Optional;

/**
 * What leaving a state does.
 *
 * @param output what the next state gets; without it, what the kind of state says
 * @param assign variables to set
 * @param next where to go; empty ends the execution
 */
record Effect(Optional<Template> output, Optional<Template> assign, Optional<String> next) {}
