package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, without a window, driven by its own driver. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Kept, lest its level be forgotten: Selenium warns of any browser that is newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final String AXE = resource("/axe.min.js");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether there is a browser, and a driver beside it. */
  static boolean isInstalled() {
    return browser().isPresent() && driver().isPresent();
  }

  /** Starts it; nothing is looked for elsewhere, and nothing is downloaded. */
  static Browser start() {
    SELENIUM.setLevel(Level.SEVERE);
    System.setProperty("webdriver.chrome.driver", driver().orElseThrow().toString());
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toString());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", logs);
    return new Browser(new ChromeDriver(options));
  }

  private static Optional<Path> browser() {
    return onPath("chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> driver() {
    return onPath("chromedriver", "chromium.chromedriver");
  }

  private static Optional<Path> onPath(String... names) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(names).map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page with everything unfolded, in a window of that width. */
  Browser open(Path page, int width) {
    Map<String, Object> window =
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600);
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", window);
    driver.get(page.toUri().toString());
    driver.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
    return this;
  }

  Browser colours(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    return this;
  }

  /** As a person chooses it: by its label. */
  Browser language(String tag) {
    driver.findElement(By.cssSelector("label[for=" + tag + "]")).click();
    return this;
  }

  /** What can be seen, texts in pictures too. */
  String text() {
    return String.valueOf(
        driver.executeScript(
            """
            const seen = [...document.querySelectorAll('svg text')]
                .filter(text => text.getClientRects().length > 0)
                .map(text => text.textContent);
            return document.body.innerText + '\\n' + seen.join('\\n');
            """));
  }

  /** By how many pixels the page is wider than the window. */
  long overhang() {
    Object pixels =
        driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
    return ((Number) Objects.requireNonNull(pixels)).longValue();
  }

  /** By how many pixels the table of that name is wider than the box in which it scrolls. */
  long hidden(String name) {
    Object pixels =
        driver.executeScript(
            """
            const box = document.querySelector('.scroll[aria-labelledby=' + arguments[0] + ']');
            return box === null ? 0 : box.scrollWidth - box.clientWidth;
            """,
            name);
    return ((Number) Objects.requireNonNull(pixels)).longValue();
  }

  /** Texts of pictures that lie on one another. */
  List<?> collisions() {
    Object found =
        driver.executeScript(
            """
            const texts = [...document.querySelectorAll('svg text')]
                .map(text => [text, text.getBoundingClientRect()])
                .filter(([text, box]) => box.width > 0);
            return texts.flatMap(([a, left], i) => texts.slice(i + 1)
                .filter(([b, right]) => left.left < right.right && right.left < left.right
                    && left.top + 3 < right.bottom && right.top + 3 < left.bottom)
                .map(([b]) => a.textContent + ' / ' + b.textContent));
            """);
    return (List<?>) Objects.requireNonNull(found);
  }

  /** The page's background, as {@code rgb(1, 2, 3)}. */
  String paper() {
    return String.valueOf(
        driver.executeScript("return getComputedStyle(document.body).backgroundColor"));
  }

  /**
   * What axe-core finds against WCAG 2 A and AA and against good practice; it need not describe
   * what it finds nothing against.
   */
  List<?> violations() {
    driver.executeScript(AXE);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const options = {resultTypes: ['violations'], selectors: false};
            axe.run(document, options).then(result => done(result.violations.map(
                rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(n => n.html).join(' '))));
            """);
    return (List<?>) Objects.requireNonNull(found);
  }

  /** What was asked of a network since this was asked last: anything but the page's own file. */
  List<String> requests() {
    return messages(LogType.PERFORMANCE)
        .map(Browser::parsed)
        .filter(e -> e.at("/message/method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.at("/message/params/request/url").asText())
        .filter(url -> !url.startsWith("file:") && !url.equals("data:,"))
        .toList();
  }

  private static JsonNode parsed(String event) {
    try {
      return JSON.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the console says. */
  List<String> complaints() {
    return messages(LogType.BROWSER).toList();
  }

  private Stream<String> messages(String log) {
    return driver.manage().logs().get(log).getAll().stream().map(LogEntry::getMessage);
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
