package audiencesync.sync.report;

/** A sentence that a person should read besides the verdict. */
record Remark(Tone tone, Phrase sentence) {}
