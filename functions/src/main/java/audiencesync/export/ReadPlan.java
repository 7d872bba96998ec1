package audiencesync.export;

/**
 * How the objects of one input are read.
 *
 * @param spec what the input says
 * @param columns the columns that are looked at
 * @param members which of them records of JSON Lines have had
 * @param limits what a file may ask for
 * @param blockBytes how much is read at once
 */
record ReadPlan(
    TableSpec spec,
    NeededColumns columns,
    MembersSeen members,
    ReadLimits limits,
    int blockBytes) {}
