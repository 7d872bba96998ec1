/**
 * What people see of a run: the report as a value, as JSON and as a page, the page of a connector's
 * runs, and the notice.
 */
@NullMarked
package audiencesync.sync.report;

import org.jspecify.annotations.NullMarked;
