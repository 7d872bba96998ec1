package audiencesync.sync.report;

import audiencesync.lineads.JobStatus;
import java.util.List;
import java.util.Optional;

/** The files for LINE, the upload jobs that took them, and LINE's count beside ours. */
final class FilesSection {
  private FilesSection() {}

  static Html of(List<ReportedFile> files) {
    if (files.isEmpty()) {
      return Html.NOTHING;
    }
    Table table =
        new Table(
            "files",
            Column.figures("files.number"),
            Column.figures("files.lines"),
            Column.figures("files.processed"),
            Column.words("files.job"),
            Column.words("files.action"),
            Column.figures("files.bytes"),
            Column.code("files.jobId"));
    for (int i = 0; i < files.size(); i++) {
      row(table, "/files/" + i, files.get(i));
    }
    long lines = files.stream().mapToLong(ReportedFile::lines).sum();
    return Section.of(
        "files", table.html(), Section.paragraph(Phrase.of("files.total", files.size(), lines)));
  }

  private static void row(Table table, String root, ReportedFile file) {
    table.row(
        Field.under(root, "number").number(file.number()),
        Field.under(root, "lines").number(file.lines()),
        Field.under(root, "processed").number(file.processed()),
        job(file.jobStatus()),
        Html.say("action." + file.action().name()),
        Field.under(root, "bytes").number(file.bytes()),
        Html.text(file.uploadJobId()));
  }

  private static Html job(Optional<JobStatus> status) {
    return status
        .map(known -> tone(known).inline(Html.say("job." + known.name())))
        .orElse(Html.say("job.none"));
  }

  private static Tone tone(JobStatus status) {
    return switch (status) {
      case FINISHED -> Tone.GOOD;
      case QUEUED, WORKING -> Tone.CALM;
      case UNKNOWN -> Tone.ATTENTION;
      case FAILED -> Tone.BAD;
    };
  }
}
