package audiencesync.handler;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that costs time to make and that most runs do without: made when first asked for. */
final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Later(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
