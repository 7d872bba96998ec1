/**
 * The kernel: which rows become identifiers that are sent, and which do not. JDK only, plus
 * libphonenumber; knows no file format, no AWS and no LINE call.
 */
@NullMarked
package audiencesync.audience;

import org.jspecify.annotations.NullMarked;
