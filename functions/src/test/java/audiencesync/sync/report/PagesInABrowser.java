package audiencesync.sync.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** All pages in a folder, and a real browser, started once for the tests of a class. */
abstract class PagesInABrowser {
  static Browser browser;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.isInstalled(),
        "no Chromium with its driver: apt-get install chromium chromium-driver");
    PageFiles.writeTo(folder);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  static Set<String> names() {
    return PageFiles.REPORTS.keySet();
  }

  static Path page(String name) {
    return PageFiles.page(folder, name);
  }
}
