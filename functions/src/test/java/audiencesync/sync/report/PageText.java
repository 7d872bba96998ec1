package audiencesync.sync.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A page as a strict parser sees it; one that is not well formed fails the test. */
final class PageText {
  private final Document document;

  private PageText(Document document) {
    this.document = document;
  }

  static PageText of(byte[] html) {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(null);
      return new PageText(parser.parse(new ByteArrayInputStream(html)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("the page is not well formed", e);
    }
  }

  List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }

  /** What is in the elements of that name, without tags. */
  List<String> texts(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  /** Every value of that attribute on the page. */
  List<String> attributes(String name) {
    return elements("*").stream()
        .filter(element -> element.hasAttribute(name))
        .map(element -> element.getAttribute(name))
        .toList();
  }

  /** The pieces of text in the body, each between two tags. */
  List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    collect(elements("body").get(0), pieces);
    return pieces;
  }

  private static void collect(Node node, List<String> pieces) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      pieces.add(node.getTextContent());
    }
    for (int i = 0; i < node.getChildNodes().getLength(); i++) {
      collect(node.getChildNodes().item(i), pieces);
    }
  }

  /** All that can be read on the page. */
  String body() {
    return texts("body").get(0);
  }

  /** The elements of that name and class. */
  List<String> classed(String name, String cssClass) {
    return elements(name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(cssClass))
        .map(Element::getTextContent)
        .toList();
  }
}
