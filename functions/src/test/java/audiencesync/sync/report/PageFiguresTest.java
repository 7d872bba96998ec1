package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Every figure of a page is the one of report.json that it claims to be, and none claims nothing.
 */
class PageFiguresTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

  private static final List<String> PROMISED =
      List.of(
          "counts", "audience", "files", "guards", "lineCalls", "inputs", "previous", "history");

  /** The only columns of figures that hold something else: a duration, and the sample's row. */
  private static final Set<String> WITHOUT_FIELD = Set.of("history 5", "sample-0 0", "sample-1 0");

  static Stream<RunReport> reports() {
    return ReportPageTest.reports();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void showsInEachPlaceTheFigureThatItClaims(RunReport report) throws IOException {
    JsonNode json = json(report);

    for (Element element : fields(report)) {
      for (String text : texts(element)) {
        check(element, text, json);
      }
    }
  }

  private static void check(Element element, String text, JsonNode json) {
    String place = element.getAttribute("data-field") + " as " + text;
    List<BigDecimal> shown = numbers(text);
    if (element.hasAttribute("data-of")) {
      BigDecimal part = difference(element, json);
      BigDecimal whole = value(element.getAttribute("data-of"), json);
      assertThat(shown).as(place).hasSize(2);
      assertThat(shown.get(1)).as(place).isEqualByComparingTo(whole);
      assertThat(shown.get(0).multiply(whole).movePointLeft(2))
          .as(place)
          .isCloseTo(part, within(whole.movePointLeft(3)));
    } else if (element.hasAttribute("data-minus")) {
      BigDecimal difference = difference(element, json);
      assertThat(shown).as(place).hasSize(1);
      assertThat(shown.get(0)).as(place).isEqualByComparingTo(difference.abs());
      assertThat(text.startsWith("−")).as(place).isEqualTo(difference.signum() < 0);
    } else {
      assertThat(shown)
          .as(place)
          .usingElementComparator(BigDecimal::compareTo)
          .containsExactlyElementsOf(
              pointers(element, "data-field").map(at -> value(at, json)).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void leavesOutNoFigureThatItPromises(RunReport report) throws IOException {
    JsonNode json = json(report);
    Set<String> shown =
        fields(report).stream()
            .flatMap(
                element ->
                    Stream.of("data-field", "data-of")
                        .flatMap(attribute -> pointers(element, attribute)))
            .collect(Collectors.toSet());

    assertThat(PROMISED.stream().flatMap(name -> figures("/" + name, json.path(name))).toList())
        .filteredOn(at -> value(at, json).signum() != 0)
        .allSatisfy(at -> assertThat(shown).contains(at));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void showsNoFigureInATableThatClaimsNothing(RunReport report) {
    for (Element cell : cells(report)) {
      assertThat(unclaimed(cell)).as(cell.getTextContent()).doesNotContainPattern("\\d");
    }
  }

  /** The cells of figures in all tables, but for the columns that are known to hold none. */
  private static List<Element> cells(RunReport report) {
    return page(report).elements("tr").stream()
        .filter(row -> row.getParentNode().getNodeName().equals("tbody"))
        .flatMap(PageFiguresTest::cells)
        .toList();
  }

  private static Stream<Element> cells(Element row) {
    Element table = (Element) row.getParentNode().getParentNode();
    String label = table.getAttribute("aria-labelledby");
    return IntStream.range(0, row.getChildNodes().getLength())
        .filter(column -> !WITHOUT_FIELD.contains(label + " " + column))
        .mapToObj(column -> (Element) row.getChildNodes().item(column))
        .filter(cell -> cell.getAttribute("class").equals("figures"));
  }

  /** What a cell says outside of the elements that claim a figure. */
  private static String unclaimed(Node node) {
    if (node instanceof Element element && element.hasAttribute("data-field")) {
      return "";
    }
    return node.hasChildNodes()
        ? IntStream.range(0, node.getChildNodes().getLength())
            .mapToObj(i -> unclaimed(node.getChildNodes().item(i)))
            .collect(Collectors.joining())
        : node.getTextContent();
  }

  /** In each language, where it says the figure in words. */
  private static List<String> texts(Element element) {
    List<Element> spoken =
        IntStream.range(0, element.getChildNodes().getLength())
            .mapToObj(i -> element.getChildNodes().item(i))
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .toList();
    return spoken.isEmpty()
        ? List.of(element.getTextContent())
        : spoken.stream().map(Element::getTextContent).toList();
  }

  private static List<Element> fields(RunReport report) {
    return page(report).elements("*").stream().filter(e -> e.hasAttribute("data-field")).toList();
  }

  private static Stream<String> pointers(Element element, String attribute) {
    return element.hasAttribute(attribute)
        ? Stream.of(element.getAttribute(attribute).split(" ", -1))
        : Stream.empty();
  }

  private static BigDecimal difference(Element element, JsonNode json) {
    BigDecimal value = value(element.getAttribute("data-field"), json);
    return element.hasAttribute("data-minus")
        ? value.subtract(value(element.getAttribute("data-minus"), json))
        : value;
  }

  /** A reason that did not occur is not in the report, and is 0. */
  private static BigDecimal value(String pointer, JsonNode json) {
    JsonNode node = json.at(pointer);
    if (node.isMissingNode()) {
      assertThat(pointer).matches("(/previous)?/counts/(rejected|\\w+ByReason)/\\w+");
      assertThat(json.at(pointer.replaceFirst("/\\w+$", "")).isObject()).as(pointer).isTrue();
      return BigDecimal.ZERO;
    }
    return new BigDecimal(node.asText());
  }

  private static Stream<String> figures(String pointer, JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .flatMap(field -> figures(pointer + "/" + field.getKey(), field.getValue()));
    }
    return node.isArray()
        ? IntStream.range(0, node.size())
            .boxed()
            .flatMap(i -> figures(pointer + "/" + i, node.get(i)))
        : Stream.of(pointer).filter(at -> node.isNumber());
  }

  private static List<BigDecimal> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(number -> new BigDecimal(number.group().replace(",", "")))
        .toList();
  }

  private static JsonNode json(RunReport report) throws IOException {
    return new ObjectMapper().readTree(ReportJson.write(report));
  }

  private static PageText page(RunReport report) {
    return PageText.of(ReportPage.html(report));
  }
}
