package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;
import java.util.zip.GZIPOutputStream;

/**
 * Two exports as teams have them: a segment (user id and four columns) and the identities (user id,
 * e-mail, phone, time, flag). Some 5 % of the identity rows repeat a person, 55 % of the people are
 * in the segment, which has some who have no identity and some twice.
 *
 * @param folder where the files are
 * @param identities rows of the identity export
 * @param seed another seed makes other rows
 */
record Dataset(Path folder, long identities, long seed) {
  private static final int REPEATED_PERCENT = 5;
  private static final int UNKNOWN_PERCENT = 3;
  private static final int TWICE_PERCENT = 1;
  private static final int BUFFER = 1 << 20;
  private static final String[] END = {};
  private static final String[] NOBODY = {""};

  People people() {
    return new People(seed, identities - identities * REPEATED_PERCENT / 100);
  }

  /** Whose row of the identity export that is. */
  long person(long row) {
    long people = people().count();
    return row < people ? row : (row - people) * 19 % people;
  }

  Path segment(Form form) {
    return folder.resolve("segment-" + identities + "-" + seed + form.suffix);
  }

  Path identity(Form form) {
    return folder.resolve("identity-" + identities + "-" + seed + form.suffix);
  }

  /** Writes the files of that form unless they are there. */
  void make(Form form) throws IOException {
    if (!Files.exists(identity(form))) {
      Files.createDirectories(folder);
      write(segment(form), form, "user_id,entered_at,visits,amount,area", this::segmentRow);
      write(identity(form), form, "user_id,email,phone,updated_at,opt_in", this::identityRow);
    }
  }

  private void write(Path file, Form form, String header, LongFunction<String[]> rows)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    String[] names = header.split(",");
    try (Writer out = writer(part, form)) {
      if (form != Form.JSON_LINES) {
        out.append(header).append('\n');
      }
      StringBuilder line = new StringBuilder();
      String[] values = rows.apply(0);
      for (long row = 1; values.length > 0; row++) {
        line.setLength(0);
        append(line, names, values, form);
        out.append(line);
        values = rows.apply(row);
      }
    }
    Files.move(part, file);
  }

  private static Writer writer(Path file, Form form) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new BufferedWriter(
        new OutputStreamWriter(
            form == Form.CSV_GZIP ? new GZIPOutputStream(out, BUFFER) : out, UTF_8),
        BUFFER);
  }

  private static void append(StringBuilder line, String[] names, String[] values, Form form) {
    if (values == NOBODY) {
      return;
    }
    for (int i = 0; i < names.length; i++) {
      if (form == Form.JSON_LINES) {
        line.append(i == 0 ? "{\"" : ",\"").append(names[i]).append("\":\"");
        line.append(values[i]).append('"');
      } else {
        // Exports quote what is not a plain word.
        String quote = values[i].indexOf(' ') >= 0 ? "\"" : "";
        line.append(i == 0 ? "" : ",").append(quote).append(values[i]).append(quote);
      }
    }
    line.append(form == Form.JSON_LINES ? "}\n" : "\n");
  }

  private String[] segmentRow(long row) {
    People people = people();
    long unknown = people.count() * UNKNOWN_PERCENT / 100;
    long twice = people.count() * TWICE_PERCENT / 100;
    long known = people.count();
    if (row >= known + unknown + twice) {
      return END;
    }
    // Behind the people come those without an identity (numbers that no person has), then the first
    // of the people again.
    long person = row < known + unknown ? row : row - known - unknown;
    if (person < known && !people.isMember(person)) {
      return NOBODY;
    }
    long mixed = people.mix(row, 5);
    return new String[] {
      people.userId(person),
      time(mixed),
      Long.toString(mixed >>> 56),
      Long.toString((mixed >>> 40) & 0xFFFF),
      "area " + ((mixed >>> 32) & 31)
    };
  }

  private String[] identityRow(long row) {
    if (row == identities) {
      return END;
    }
    People people = people();
    long person = person(row);
    long mixed = people.mix(row, 6);
    return new String[] {
      people.userId(person),
      Dirt.email(people.email(person), Dirt.of(people, Kind.EMAIL, row)),
      Dirt.phone(people.phone(person), Dirt.of(people, Kind.PHONE, row)),
      time(mixed),
      mixed % 10 == 0 ? "false" : "true"
    };
  }

  private static String time(long mixed) {
    int day = (int) (mixed >>> 8 & 15) + 10;
    int hour = (int) (mixed >>> 16 & 7) + 10;
    int minute = (int) (mixed >>> 24 & 31) + 10;
    return "2026-10-" + day + "T" + hour + ":" + minute + ":00Z";
  }
}
