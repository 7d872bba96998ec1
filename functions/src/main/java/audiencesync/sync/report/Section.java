package audiencesync.sync.report;

/** A part of a page under a heading of the second level. */
final class Section {
  private Section() {}

  /**
   * The section of that name.
   *
   * @param name names its heading's phrase, {@code <name>.title}, and its heading's id
   */
  static Html of(String name, Html... content) {
    Html heading = Tag.of("h2").with("id", name).holding(Html.say(name + ".title"));
    return Tag.of("section").holding(heading, Html.all(content));
  }

  /** A part that is folded away until somebody wants it. */
  static Html folded(Html summary, Html content) {
    return Tag.of("details").holding(Tag.of("summary").holding(summary), content);
  }

  static Html paragraph(Phrase phrase) {
    return Tag.of("p").holding(Html.say(phrase));
  }
}
