package audiencesync.export;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import audiencesync.bench.Form;
import audiencesync.bench.IdentityExport;
import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reading an identity export that lies in memory, by one thread, for somebody who only looks on.
 */
@State(Scope.Thread)
public class ScanKernel {
  private static final int ROWS = 100_000;

  @Param public Form form;

  private ExportReader reader;
  private ExportObject export;

  @Setup
  public void prepare() throws IOException {
    TableSpec spec =
        new TableSpec(
            FileFormat.AUTO,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.of(new Column.Named("user_id")),
            Optional.of(new Column.Named("email")),
            RowFilter.none());
    reader = new ExportReader(spec, ReadLimits.DEFAULT);
    export = new BytesObject("identity" + form, IdentityExport.of(form, ROWS));
    Onlooker onlooker = new Onlooker();
    reader.read(export, onlooker);
    if (onlooker.rows != ROWS) {
      throw new IllegalStateException(onlooker.rows + " rows were read of " + ROWS);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Object read() {
    Onlooker onlooker = new Onlooker();
    reader.read(export, onlooker);
    return onlooker;
  }

  /** Uses what it is told, and does nothing with it. */
  private static final class Onlooker implements RowSink {
    private int rows;

    @SuppressWarnings("UnusedVariable") // Written so that nobody takes locating for superfluous.
    private long bytes;

    @Override
    public void accept(Row row) {
      rows++;
      bytes += row.userIdEnd - row.userIdStart + row.identifierEnd - row.identifierStart;
    }

    @Override
    public void filteredOut() {
      throw new IllegalStateException("a row was left out, without a filter");
    }

    @Override
    public void reject(RowFault fault, long line) {
      throw new IllegalStateException("line " + line + " is refused: " + fault);
    }
  }
}
