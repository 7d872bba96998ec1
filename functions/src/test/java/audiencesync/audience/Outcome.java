package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What became of one raw value: the verdict, and the sorted lines that are sent for it. */
record Outcome(Verdict verdict, List<String> lines) {
  static Outcome rejected(Verdict verdict) {
    return new Outcome(verdict, List.of());
  }

  static Outcome hashed(Verdict verdict, String... normal) {
    return new Outcome(verdict, Stream.of(normal).map(Outcome::sha256).sorted().toList());
  }

  static Outcome asIs(String line) {
    return new Outcome(Verdict.USABLE, List.of(line));
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Judges values of one rule, one after another, as one thread of a run does. */
  static final class Judge {
    private final Workbench bench;
    private final RecordForm form;

    Judge(IdentifierRule rule) {
      this.bench = new Workbench(rule, new RecordMemory(Long.MAX_VALUE));
      this.form = RecordForm.of(rule);
    }

    Outcome of(String raw) {
      return of(raw.getBytes(UTF_8));
    }

    /** The value lies between other bytes, which must not matter. */
    Outcome of(byte[] raw) {
      byte[] text = new byte[raw.length + 6];
      Arrays.fill(text, (byte) '7');
      System.arraycopy(raw, 0, text, 3, raw.length);
      Verdict verdict = bench.judge(text, 3, 3 + raw.length);
      bench.store();
      return new Outcome(verdict, lines());
    }

    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      for (int partition = 0; partition < PartitionedRecords.PARTITIONS; partition++) {
        if (bench.records().records(partition) > 0) {
          bench.records().visit(partition, (slab, end) -> addLines(slab, end, lines));
          bench.records().clear(partition);
        }
      }
      lines.sort(null);
      return lines;
    }

    private void addLines(long[] slab, int end, List<String> lines) {
      byte[] line = new byte[form.lineBytes()];
      for (int at = 0; at < end; at += RecordOrder.WIDTH) {
        form.write(slab, at, line, 0);
        lines.add(new String(line, 0, line.length - 1, US_ASCII));
      }
    }
  }
}
