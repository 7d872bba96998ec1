package audiencesync.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The graph of a state machine: one state below the other, in the order of the definition; ways
 * that skip something on the left, ways back on the right, failures in a column of their own.
 */
final class StateGraph {
  private static final int TOP = 96;
  private static final int MIDDLE = 470;
  private static final int WIDTH = 340;
  private static final int FAILURES = 990;
  private static final int FAILURE_WIDTH = 290;
  private static final int GAP = 22;

  private final Map<String, JsonNode> states = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final String definition;
  private final String start;
  private final String catcher;
  private final Svg svg = new Svg();

  /** On top of all lines. */
  private final List<Runnable> labels = new ArrayList<>();

  private int bottom;

  private StateGraph(JsonNode machine) {
    machine.path("States").properties().forEach(e -> states.put(e.getKey(), e.getValue()));
    this.start = machine.path("StartAt").asText();
    this.definition = machine.path("Comment").asText();
    this.catcher = catcher();
  }

  /** Where a state is drawn. */
  private record Place(int x, int y, int width, int height) {
    int middle() {
      return y + height / 2;
    }

    int left() {
      return x - width / 2;
    }

    int right() {
      return x + width / 2;
    }
  }

  private record Edge(String from, String to, String label) {}

  static String of(JsonNode machine) {
    StateGraph graph = new StateGraph(machine);
    graph.draw();
    return graph.document();
  }

  private String document() {
    return svg.document(
        1180,
        bottom + 40,
        "The state machine, state by state",
        definition
            + " "
            + states.keySet().stream().filter(this::endsInFailure).count()
            + " of "
            + states.size()
            + " states hand a failure to "
            + catcher
            + ". Drawn from statemachine.json.");
  }

  private void draw() {
    Set<String> ordinary = reachable();
    svg.text("title", 40, 44, "One run, state by state");
    svg.text(
        "small",
        40,
        66,
        "Drawn from statemachine.json. A state with a red corner hands any failure, once it is not tried again, to "
            + catcher
            + ".");
    int y = TOP;
    for (String state : states.keySet()) {
      if (ordinary.contains(state)) {
        y = place(state, MIDDLE, y, WIDTH);
      }
    }
    bottom = y;
    placeFailures(ordinary);
    drawFailureBound(ordinary);
    edges().forEach(this::drawStraight);
    drawChannels();
    states.keySet().forEach(this::drawState);
    labels.forEach(Runnable::run);
  }

  private void placeFailures(Set<String> ordinary) {
    List<String> failures =
        states.keySet().stream().filter(state -> !ordinary.contains(state)).toList();
    int height = failures.stream().mapToInt(state -> height(state) + GAP).sum();
    int y = (TOP + bottom - height) / 2;
    for (String state : failures) {
      y = place(state, FAILURES, y, FAILURE_WIDTH);
    }
  }

  private int place(String state, int x, int y, int width) {
    places.put(state, new Place(x, y, width, height(state)));
    return y + height(state) + GAP;
  }

  private int height(String state) {
    return 30 + 15 * lines(state).size();
  }

  // ---- What leads where -------------------------------------------------------------------------

  /** The states that a run without a failure can come to. */
  private Set<String> reachable() {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String state = open.pop();
      if (seen.add(state)) {
        edges(state).stream().map(Edge::to).forEach(open::push);
      }
    }
    return seen;
  }

  private List<Edge> edges() {
    return states.keySet().stream().flatMap(state -> edges(state).stream()).toList();
  }

  private List<Edge> edges(String state) {
    JsonNode node = node(state);
    List<Edge> edges = new ArrayList<>();
    node.path("Choices")
        .forEach(c -> edges.add(new Edge(state, c.path("Next").asText(), condition(c))));
    if (node.has("Default")) {
      edges.add(new Edge(state, node.path("Default").asText(), "otherwise"));
    }
    if (node.has("Next")) {
      edges.add(new Edge(state, node.path("Next").asText(), ""));
    }
    return edges;
  }

  private static String condition(JsonNode choice) {
    return choice
        .path("Condition")
        .asText()
        .replaceAll("^\\{%\\s*|\\s*%}$", "")
        .replace("$states.input.", "")
        .replace("$exists(notice)", "there is news")
        .replace("$", "");
  }

  /** Where most failures lead. */
  private String catcher() {
    Map<String, Long> targets =
        states.values().stream()
            .flatMap(state -> state.path("Catch").valueStream())
            .collect(Collectors.groupingBy(c -> c.path("Next").asText(), Collectors.counting()));
    return targets.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private boolean endsInFailure(String state) {
    return node(state).path("Catch").findValuesAsText("Next").contains(catcher);
  }

  private JsonNode node(String state) {
    JsonNode node = states.get(state);
    if (node == null) {
      throw new IllegalArgumentException("a state leads to " + state + ", which there is not");
    }
    return node;
  }

  private Place at(String state) {
    node(state);
    return places.getOrDefault(state, new Place(0, 0, 0, 0));
  }

  // ---- Drawing ----------------------------------------------------------------------------------

  private void drawState(String state) {
    JsonNode node = node(state);
    Place place = at(state);
    svg.open(state + ": " + node.path("Comment").asText(words(node)));
    svg.rect(style(node), place.left(), place.y(), place.width(), place.height());
    svg.text("name middle", place.x(), place.y() + 20, state);
    int y = place.y() + 36;
    for (String line : lines(state)) {
      svg.text("small middle", place.x(), y, line);
      y += 15;
    }
    if (endsInFailure(state)) {
      int x = place.right();
      svg.path("redhead", "M%d %dl-14 0l14 14Z".formatted(x - 1, place.y() + 1));
    }
    svg.close();
  }

  private static String style(JsonNode node) {
    return switch (node.path("Type").asText()) {
      case "Task" -> "accent";
      case "Wait" -> "wait";
      case "Succeed" -> "good";
      case "Fail" -> "bad";
      default -> "box";
    };
  }

  private List<String> lines(String state) {
    JsonNode node = node(state);
    List<String> lines = new ArrayList<>(wrap(node.path("Comment").asText(), 58));
    lines.add(words(node));
    return lines;
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static String words(JsonNode node) {
    String kind =
        switch (node.path("Resource").asText()) {
          case "" -> node.path("Type").asText();
          case "arn:aws:states:::lambda:invoke" -> "Lambda";
          case "arn:aws:states:::sns:publish" -> "SNS";
          default -> node.path("Resource").asText();
        };
    int attempts =
        node.path("Retry")
            .valueStream()
            .mapToInt(r -> r.path("MaxAttempts").asInt())
            .max()
            .orElse(0);
    return attempts == 0 ? kind : kind + ", tried again up to " + attempts + " times";
  }

  /** Ways to the next state below. */
  private void drawStraight(Edge edge) {
    if (!isStraight(edge)) {
      return;
    }
    Place from = at(edge.from());
    Place to = at(edge.to());
    svg.arrow("M%d %dV%d".formatted(from.x(), from.y() + from.height(), to.y()));
    if (!edge.label().isEmpty()) {
      svg.text("small halo", from.x() + 8, to.y() - 7, edge.label());
    }
  }

  private boolean isStraight(Edge edge) {
    Place from = at(edge.from());
    Place to = at(edge.to());
    return from.x() == to.x() && to.y() == from.y() + from.height() + GAP;
  }

  /** Ways that skip something or lead back, each in the innermost channel that is free. */
  private void drawChannels() {
    List<Edge> further =
        edges().stream()
            .filter(edge -> !isStraight(edge))
            .sorted(Comparator.comparingInt(e -> Math.abs(at(e.to()).y() - at(e.from()).y())))
            .toList();
    List<List<Edge>> left = new ArrayList<>();
    List<List<Edge>> right = new ArrayList<>();
    for (Edge edge : further) {
      boolean forward = at(edge.to()).y() > at(edge.from()).y();
      drawChannel(edge, forward ? -1 : 1, channel(forward ? left : right, edge));
    }
  }

  private int channel(List<List<Edge>> channels, Edge edge) {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).stream().noneMatch(other -> overlap(edge, other))) {
        channels.get(i).add(edge);
        return i;
      }
    }
    channels.add(new ArrayList<>(List.of(edge)));
    return channels.size() - 1;
  }

  private boolean overlap(Edge a, Edge b) {
    int aTop = Math.min(at(a.from()).y(), at(a.to()).y());
    int aEnd = Math.max(at(a.from()).y(), at(a.to()).y());
    int bTop = Math.min(at(b.from()).y(), at(b.to()).y());
    int bEnd = Math.max(at(b.from()).y(), at(b.to()).y());
    return aTop <= bEnd && bTop <= aEnd;
  }

  private void drawChannel(Edge edge, int side, int channel) {
    Place from = at(edge.from());
    Place to = at(edge.to());
    int out = from.x() + side * from.width() / 2;
    int in = to.x() + side * to.width() / 2;
    int x = from.x() + side * (from.width() / 2 + 40 + 34 * channel);
    int y = to.middle() - 8 + 6 * channel;
    svg.arrow(
        "M%d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%d"
            .formatted(
                out,
                from.middle(),
                x - side * 8,
                x,
                from.middle(),
                x,
                from.middle() + Integer.signum(y - from.middle()) * 8,
                y - Integer.signum(y - from.middle()) * 8,
                x,
                y,
                x - side * 8,
                y,
                in));
    if (!edge.label().isEmpty()) {
      String style = side < 0 ? "small end halo" : "small halo";
      labels.add(() -> svg.text(style, out + side * 46, from.middle() - 6, edge.label()));
    }
  }

  private void drawFailureBound(Set<String> ordinary) {
    List<Place> caught =
        states.keySet().stream()
            .filter(ordinary::contains)
            .filter(this::endsInFailure)
            .map(this::at)
            .toList();
    Place to = at(catcher);
    int x = MIDDLE + WIDTH / 2 + 124;
    int top = caught.get(0).y();
    Place last = caught.get(caught.size() - 1);
    svg.path("red", "M%d %dH%dV%dH%d".formatted(x - 14, top, x, last.y() + last.height(), x - 14));
    svg.redArrow("M%d %dH%d".formatted(x, to.middle(), to.left()));
    svg.text("redtext", x + 8, to.middle() - 8, "any failure");
    for (String state : states.keySet()) {
      node(state).path("Catch").findValuesAsText("Next").stream()
          .filter(next -> !next.equals(catcher) && !next.equals(node(state).path("Next").asText()))
          .forEach(next -> drawCaught(at(state), at(next)));
    }
  }

  private void drawCaught(Place from, Place to) {
    int x = from.right() + 26;
    svg.redArrow(
        "M%d %dH%dV%dH%d".formatted(from.right(), from.middle(), x, to.middle(), to.right()));
  }
}
