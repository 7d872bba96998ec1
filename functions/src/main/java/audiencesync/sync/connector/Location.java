package audiencesync.sync.connector;

import java.util.List;

/** Where an input's objects lie in the bucket. */
public sealed interface Location {
  /**
   * The folder that exports are delivered to. The roles and the upload rule of a deployment know no
   * other; where nobody asks for permissions, any folder will do.
   */
  String INBOX = "inbox/";

  /**
   * Every object whose key begins with it, except those whose last part begins with {@code _} or
   * {@code .} and empty ones.
   */
  record Prefix(String prefix) implements Location {
    public Prefix {
      Grammar.PREFIX.require("prefix", prefix);
    }
  }

  /** Exactly these objects: at least one, none twice. */
  record Keys(List<String> keys) implements Location {
    public Keys {
      keys = List.copyOf(keys);
      keys.forEach(key -> Grammar.KEY.require("key", key));
      if (keys.isEmpty() || keys.stream().distinct().count() != keys.size()) {
        throw new IllegalArgumentException("keys are none, or one is there twice");
      }
    }
  }
}
