package audiencesync.export;

/**
 * What is read of each row of one JSON Lines object.
 *
 * @param needed the columns, which have slots
 * @param members where they stand in a row
 * @param seen told which of them there are
 * @param limits how large rows and values may be
 */
record JsonColumns(NeededColumns needed, JsonMembers members, MembersSeen seen, ReadLimits limits) {
  Fields newFields() {
    return needed.newFields();
  }
}
