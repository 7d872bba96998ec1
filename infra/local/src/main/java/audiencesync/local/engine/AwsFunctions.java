package audiencesync.local.engine;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and the two of JSONata's own that read the
 * clock. Source: AWS Step Functions developer guide, "Transforming data with JSONata", "JSONata
 * functions provided by Step Functions".
 */
final class AwsFunctions {
  /** By name, for the check at load. */
  static final Set<String> NAMES =
      Set.of("partition", "range", "hash", "random", "uuid", "parse", "now", "millis");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final Map<String, JFunction> byName;

  AwsFunctions(ExecutionClock clock, RandomGenerator random) {
    byName =
        Map.of(
            "partition", function("<an:a>", a -> partition(list(a), whole(a.get(1)))),
            "range", function("<nnn:a>", AwsFunctions::range),
            "hash", function("<ss:s>", a -> hash(text(a, 0), text(a, 1))),
            "random", function("<n?:n>", a -> random(a, random)),
            "uuid", function("<:s>", a -> uuid(random)),
            "parse", function("<s:x>", a -> parse(text(a, 0))),
            "now", function("<s?s?:s>", a -> now(clock, a)),
            "millis", function("<:n>", a -> clock.now().toEpochMilli()));
  }

  void bindTo(Frame frame) {
    byName.forEach(frame::bind);
  }

  /** One function over its arguments, which the signature has checked. */
  private interface Body {
    @Nullable Object apply(List<?> arguments);
  }

  private static JFunction function(String signature, Body body) {
    JFunctionCallable callable = (input, arguments) -> body.apply(arguments);
    return new JFunction(callable, signature);
  }

  private static List<List<Object>> partition(List<?> elements, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("$partition needs a size of at least 1");
    }
    List<List<Object>> chunks = new ArrayList<>();
    for (int from = 0; from < elements.size(); from += (int) Math.min(size, elements.size())) {
      int to = (int) Math.min(from + size, elements.size());
      chunks.add(new ArrayList<>(elements.subList(from, to)));
    }
    return chunks;
  }

  /** Both ends included, as far as the step lands on them. */
  private static List<Long> range(List<?> arguments) {
    long first = whole(arguments.get(0));
    long last = whole(arguments.get(1));
    long step = whole(arguments.get(2));
    if (step == 0) {
      throw new IllegalArgumentException("$range needs a step other than 0");
    }
    List<Long> values = new ArrayList<>();
    for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
      values.add(value);
    }
    return values;
  }

  private static String hash(String data, String algorithm) {
    if (!HASHES.contains(algorithm)) {
      throw new IllegalArgumentException("$hash does not know the algorithm " + algorithm);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }

  private static double random(List<?> arguments, RandomGenerator random) {
    boolean seeded = !arguments.isEmpty() && arguments.get(0) != null;
    return seeded ? new Random(whole(arguments.get(0))).nextDouble() : random.nextDouble();
  }

  /** Version 4, from the execution's own randomness, so that a seeded run repeats. */
  private static String uuid(RandomGenerator random) {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(most, least).toString();
  }

  private static Object parse(String json) {
    try {
      return JsonataValues.fromJson(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("$parse was given text that is not JSON", e);
    }
  }

  private static @Nullable String now(ExecutionClock clock, List<?> arguments) {
    return Functions.dateTimeFromMillis(
        clock.now().toEpochMilli(), optionalText(arguments, 0), optionalText(arguments, 1));
  }

  private static List<?> list(List<?> arguments) {
    return (List<?>) arguments.get(0);
  }

  private static String text(List<?> arguments, int index) {
    return (String) arguments.get(index);
  }

  private static @Nullable String optionalText(List<?> arguments, int index) {
    return index < arguments.size() ? (String) arguments.get(index) : null;
  }

  private static long whole(@Nullable Object value) {
    if (value instanceof Number number && number.longValue() == number.doubleValue()) {
      return number.longValue();
    }
    throw new IllegalArgumentException("a whole number is needed");
  }
}
