/**
 * An interpreter of the state machine: the part of the Amazon States Language that {@code
 * statemachine.json} uses, in JSONata mode, and nothing beside it. It refuses at load what it does
 * not implement, so that no field is ever silently ignored here and obeyed on AWS.
 */
@NullMarked
package audiencesync.local.engine;

import org.jspecify.annotations.NullMarked;
