package audiencesync.sync.report;

import java.util.List;

/** How much of a run reached LINE. */
enum Delivery {
  /** LINE was never asked to take a file: the audience is as it was. */
  NOTHING,
  /** LINE was asked, and there is no proof that it holds everything. */
  PARTLY,
  /** LINE finished the upload job of every file. */
  EVERYTHING;

  static Delivery of(RunReport report) {
    List<ReportedFile> files = report.files();
    if (!files.isEmpty() && files.stream().allMatch(ReportedFile::isFinished)) {
      return EVERYTHING;
    }
    return wasAsked(report) ? PARTLY : NOTHING;
  }

  /** A POST whose answer was lost counts: the file may have arrived. */
  private static boolean wasAsked(RunReport report) {
    return report.files().stream().anyMatch(file -> file.uploadJobId().isPresent())
        || report.lineCalls().stream().anyMatch(call -> call.method().equals("POST"));
  }
}
