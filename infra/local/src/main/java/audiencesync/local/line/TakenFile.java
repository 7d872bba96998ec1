package audiencesync.local.line;

/**
 * A file that the simulated LINE has taken, and how far its job has come by now.
 *
 * @param name as it was uploaded
 * @param jobStatus LINE's word for it
 * @param processed LINE's count of its lines; 0 until the job has finished
 */
public record TakenFile(String name, String jobId, String jobStatus, long processed) {}
