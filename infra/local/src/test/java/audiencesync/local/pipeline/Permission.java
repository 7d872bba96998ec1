package audiencesync.local.pipeline;

/**
 * What a role may do, or a function does.
 *
 * @param action as policies call it: {@code s3:GetObject}
 * @param what on what: a folder of the bucket ({@code state/*}), the logical id of a resource, the
 *     service through which a key is used
 */
record Permission(String action, String what) implements Comparable<Permission> {
  @Override
  public int compareTo(Permission other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return action + " on " + what;
  }
}
