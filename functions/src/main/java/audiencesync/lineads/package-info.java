/** The LINE Ads API client: signing, requests, answers and its failures. Knows no AWS. */
@NullMarked
package audiencesync.lineads;

import org.jspecify.annotations.NullMarked;
