package audiencesync.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands in {@code docs/} and is written from something else. A test compares; with {@code
 * -Ddocs.write=true} it writes instead.
 */
public final class Written {
  private static final Path DOCS = Shipped.file("docs");

  private Written() {}

  /** Holds a whole file to what it must be. */
  public static void hold(String file, String content) throws IOException {
    Path path = DOCS.resolve(file);
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(path, content);
    }
    assertThat(path)
        .as("docs/%s is out of date; the same test with -Ddocs.write=true writes it", file)
        .hasContent(content);
  }

  /** Holds the part of a file between two marks, {@code <!-- name: … -->} and its end. */
  public static void hold(String file, String name, String content) throws IOException {
    String text = Files.readString(DOCS.resolve(file));
    int start = text.indexOf("-->\n", text.indexOf("<!-- " + name + ": ")) + 4;
    int end = text.indexOf("<!-- " + name + ": end", start);
    hold(file, text.substring(0, start) + content + text.substring(end));
  }
}
