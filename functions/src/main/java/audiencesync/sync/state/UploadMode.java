package audiencesync.sync.state;

import audiencesync.lineads.UploadAction;

/** What an upload of one or more files does to its audience. */
public enum UploadMode {
  /** The first file creates it; the others add to it. */
  CREATE,
  /** Every file adds to it. */
  ADD,
  /** The first file replaces it; the others add to it. */
  REPLACE;

  /** What an upload to an audience that exists does. */
  public static UploadMode of(UploadAction action) {
    return action == UploadAction.REPLACE ? REPLACE : ADD;
  }

  /** What LINE is told with the file of that number, counted from 1. */
  public UploadAction action(int number) {
    return this == REPLACE && number == 1 ? UploadAction.REPLACE : UploadAction.ADD;
  }
}
