package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * How many cases of a test have run and how they went, by fact: as Surefire has written it down in
 * this build.
 *
 * @param tried by fact
 * @param survived by fact; none that did not
 */
record FaultCases(Map<String, Integer> tried, Map<String, Integer> survived) {
  private static final String REPORT = "%s/target/surefire-reports/TEST-%s.xml";

  /** Cases that only a long run has. */
  private static final String LONG = "System property [audiencesync.long]";

  /** And those that a machine may be unable to try: nothing else may be skipped. */
  private static final Pattern REASONS =
      Pattern.compile(
          "(" + Pattern.quote(LONG) + "|Disabled on operating system|Assumption failed).*",
          Pattern.DOTALL);

  static FaultCases of(FaultTestSource test) throws IOException {
    Path report = Shipped.file(REPORT.formatted(test.module(), test.name()));
    assertThat(report)
        .as("%s has not run in this build; \"mvn verify\" runs it before", test.name())
        .exists();
    assertThat(Files.getLastModifiedTime(report))
        .as("%s has not run since it was changed; \"mvn verify\" runs it before", test.name())
        .isGreaterThan(Files.getLastModifiedTime(Shipped.file(test.path())));
    FaultCases cases = new FaultCases(new TreeMap<>(), new TreeMap<>());
    cases(report).forEach(cases::add);
    return cases;
  }

  private static Stream<Element> cases(Path report) throws IOException {
    try {
      NodeList cases =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      return IntStream.range(0, cases.getLength()).mapToObj(i -> (Element) cases.item(i));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report.toString(), e);
    }
  }

  /** {@code survivesAFault(String, int)[2]}: the second case of a fact. */
  private void add(Element testCase) {
    String fact = testCase.getAttribute("name").replaceFirst("[(\\[].*", "");
    if (testCase.getElementsByTagName("skipped").item(0) instanceof Element skipped) {
      String reason = skipped.getAttribute("message");
      assertThat(reason).as("why nobody tries that it %s", fact).matches(REASONS);
      assumeThat(reason)
          .as("what is tried where everything can be; this machine cannot: %s", fact)
          .startsWith(LONG);
      tried.merge(fact, 0, Integer::sum);
      return;
    }
    tried.merge(fact, 1, Integer::sum);
    if (!hasOne(testCase, "failure") && !hasOne(testCase, "error")) {
      survived.merge(fact, 1, Integer::sum);
    }
  }

  private static boolean hasOne(Element testCase, String child) {
    return testCase.getElementsByTagName(child).getLength() > 0;
  }

  int allTried() {
    return sum(tried);
  }

  int allSurvived() {
    return sum(survived);
  }

  private static int sum(Map<String, Integer> cases) {
    return cases.values().stream().mapToInt(Integer::intValue).sum();
  }
}
