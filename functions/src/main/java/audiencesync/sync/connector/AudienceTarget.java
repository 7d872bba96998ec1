package audiencesync.sync.connector;

import java.util.Objects;
import java.util.Optional;

/** The LINE audience that a connector fills: one that it creates once, or one that is there. */
public sealed interface AudienceTarget {
  /**
   * An audience that the first run creates and that later runs find by the id bound to the
   * connector.
   *
   * @param name its name in LINE Ads: 1 to 120 characters, counted as Unicode code points
   * @param description for our own reports (LINE has no such field), at most 1,000 characters;
   *     absent rather than empty
   * @param onExisting what to do when the name is taken
   */
  record Create(String name, Optional<String> description, OnExisting onExisting)
      implements AudienceTarget {
    public Create {
      Grammar.AUDIENCE_NAME.require("name", name);
      description.ifPresent(text -> Grammar.DESCRIPTION.require("description", text));
      Objects.requireNonNull(onExisting, "onExisting");
    }
  }

  /**
   * An audience that exists.
   *
   * @param id LINE's id of it (KARTE: オーディエンスID), 1 to 19 digits
   */
  record Existing(String id) implements AudienceTarget {
    public Existing {
      Grammar.AUDIENCE_ID.require("id", id);
    }
  }
}
