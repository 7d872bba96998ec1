package audiencesync.local.docs;

import java.util.Locale;

/** Writes a picture that follows the reader's light or dark setting. */
final class Svg {
  private static final String STYLE =
      """
      <style>
      svg { font: 13px -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
      .paper { fill: #ffffff; } .zone { fill: #f6f8fa; stroke: #d0d7de; } .box { fill: #ffffff; stroke: #8c959f; }
      .accent { fill: #ddf4ff; stroke: #0969da; } .good { fill: #dafbe1; stroke: #1a7f37; } .bad { fill: #ffebe9; stroke: #cf222e; }
      .wait { fill: #fff8c5; stroke: #9a6700; } .line { fill: none; stroke: #57606a; stroke-width: 1.4; }
      .faint { fill: none; stroke: #d8dee4; } .red { fill: none; stroke: #cf222e; stroke-width: 1.2; stroke-dasharray: 4 3; }
      .head { fill: #57606a; } .redhead { fill: #cf222e; } .ring { fill: #ffffff; stroke: #0969da; stroke-width: 1.8; } .dot { fill: #0969da; stroke: #0969da; stroke-width: 1.8; }
      text { fill: #1f2328; } .title { font-size: 20px; font-weight: 600; } .name { font-weight: 600; } .small { font-size: 11px; fill: #57606a; } .redtext { font-size: 11px; fill: #cf222e; } .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; }
      .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 12px; } .middle { text-anchor: middle; } .end { text-anchor: end; }
      @media (prefers-color-scheme: dark) {
      .paper { fill: #0d1117; } .zone { fill: #151b23; stroke: #3d444d; } .box { fill: #0d1117; stroke: #656c76; }
      .accent { fill: #0c2d4d; stroke: #4493f8; } .good { fill: #12341f; stroke: #3fb950; } .bad { fill: #3c1618; stroke: #f85149; }
      .wait { fill: #3a2d0c; stroke: #d29922; } .line { stroke: #9198a1; } .faint { stroke: #2a313c; } .red { stroke: #f85149; }
      .head { fill: #9198a1; } .redhead { fill: #f85149; } .ring { fill: #0d1117; stroke: #4493f8; } .dot { fill: #4493f8; stroke: #4493f8; }
      text { fill: #f0f6fc; } .small { fill: #9198a1; } .redtext { fill: #f85149; } .halo { stroke: #0d1117; }
      }
      </style>
      <defs>
      <marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8Z"/></marker>
      <marker id="redto" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="redhead" d="M0 0 8 4 0 8Z"/></marker>
      </defs>
      """;

  private final StringBuilder body = new StringBuilder();

  Svg rect(String style, int x, int y, int width, int height) {
    return add(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>"
            .formatted(style, x, y, width, height));
  }

  Svg text(String style, int x, int y, String text) {
    return add(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(style, x, y, escape(text)));
  }

  /** A line with a head at its end; {@code d} is SVG's path language. */
  Svg arrow(String d) {
    return add("<path class=\"line\" marker-end=\"url(#to)\" d=\"%s\"/>".formatted(d));
  }

  Svg redArrow(String d) {
    return add("<path class=\"red\" marker-end=\"url(#redto)\" d=\"%s\"/>".formatted(d));
  }

  Svg path(String style, String d) {
    return add("<path class=\"%s\" d=\"%s\"/>".formatted(style, d));
  }

  Svg circle(String style, int x, int y, int radius, String title) {
    return add(
        "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"><title>%s</title></circle>"
            .formatted(style, x, y, radius, escape(title)));
  }

  /** A rhombus around a point. */
  Svg rhombus(String style, int x, int y, int width, int height) {
    return path(
        style,
        "M%d %dL%d %dL%d %dL%d %dZ"
            .formatted(x - width / 2, y, x, y - height / 2, x + width / 2, y, x, y + height / 2));
  }

  /** What follows belongs together and says what it is to who cannot see it. */
  Svg open(String title) {
    return add("<g><title>%s</title>".formatted(escape(title)));
  }

  Svg close() {
    return add("</g>");
  }

  /** The whole document. */
  String document(int width, int height, String title, String description) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title desc">
        <title id="title">%s</title>
        <desc id="desc">%s</desc>
        %s<rect class="paper" width="%d" height="%d"/>
        %s</svg>
        """
        .formatted(
            width,
            height,
            width,
            height,
            escape(title),
            escape(description),
            STYLE,
            width,
            height,
            body);
  }

  private Svg add(String element) {
    body.append(element).append('\n');
    return this;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
