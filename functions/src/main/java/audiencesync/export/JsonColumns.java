package audiencesync.export;

/**
 * What is read of each row of one JSON Lines object.
 *
 * @param needed the columns, which have slots
 * @param charset the charset of the object's text
 * @param seen told which of them there are
 * @param limits how large rows and values may be
 */
record JsonColumns(
    NeededColumns needed, CharsetCheck charset, MembersSeen seen, ReadLimits limits) {
  /** Where the columns stand in a row: each thread has its own. */
  JsonMembers members() {
    return JsonMembers.of(needed, charset.key());
  }

  Fields newFields() {
    return needed.newFields();
  }
}
