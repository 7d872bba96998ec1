package audiencesync.local.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One fault, planted into a copy of what is deployed: a value changed or taken away.
 *
 * @param words what is wrong
 * @param value the new value as JSON, or {@code -}
 * @param expected what must notice: a check of {@link Contract}, {@code POLICIES}, or a linter
 */
public record Mutation(
    String words, boolean template, JsonPointer where, String value, String expected) {
  /** What {@code PoliciesTest} finds, which runs the functions for it. */
  public static final String POLICIES = "POLICIES";

  private static final Pattern BAR = Pattern.compile(" \\| ");

  /** All of them, in the order of {@code mutations.txt}. */
  public static List<Mutation> all() {
    try (InputStream in = Mutation.class.getResourceAsStream("mutations.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Mutation::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutation of(String line) {
    String[] parts = BAR.split(line, -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("not five parts: " + line);
    }
    String pointer = parts[2].replace("/P/", "/Properties/Policies/0/PolicyDocument/Statement/");
    return new Mutation(
        parts[0], parts[1].equals("T"), JsonPointer.compile(pointer), parts[3], parts[4]);
  }

  /** Whether a linter must notice it, which this build does not run. */
  public boolean isForLinters() {
    return !expected.matches("[A-Z_]+");
  }

  /** A copy with the fault. */
  public Shipped plantedIn(Shipped shipped) {
    return template ? shipped.withTemplate(this::plant) : shipped.withStateMachine(this::plant);
  }

  private void plant(ObjectNode root) {
    JsonNode parent = root.at(where.head());
    String name = where.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      plant(array, where.last().getMatchingIndex());
    } else if (parent instanceof ObjectNode object) {
      plant(object, name);
    } else {
      throw new IllegalArgumentException(words + ": there is no " + where.head());
    }
  }

  private void plant(ArrayNode array, int index) {
    if (value.equals("-")) {
      Objects.requireNonNull(array.remove(index), where.toString());
    } else if (index == array.size()) {
      array.add(Shipped.parse(value));
    } else {
      array.set(index, Shipped.parse(value));
    }
  }

  private void plant(ObjectNode object, String name) {
    if (value.equals("-")) {
      Objects.requireNonNull(object.remove(name), where.toString());
    } else {
      object.set(name, Shipped.parse(value));
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
