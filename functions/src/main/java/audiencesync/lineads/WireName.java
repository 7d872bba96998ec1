package audiencesync.lineads;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names as LINE writes them: {@code AUDIENCE_GROUP_NOT_FOUND}. */
final class WireName {
  private static final Pattern PLAIN = Pattern.compile("[A-Z0-9_]{1,64}");

  private WireName() {}

  /** The constant that LINE means, if we know it. */
  static <E extends Enum<E>> Optional<E> find(E[] constants, Optional<String> text) {
    return Arrays.stream(constants).filter(c -> c.name().equals(text.orElse(""))).findFirst();
  }

  /** Whether a text can be shown: a name, and no room for anything a person typed. */
  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }
}
