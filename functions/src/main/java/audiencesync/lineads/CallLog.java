package audiencesync.lineads;

/** Is told every call to LINE, failed ones too. */
@FunctionalInterface
public interface CallLog {
  void add(LineCall call);
}
