package audiencesync.sync.report;

/** An element in the making: its name, its attributes, and at last its content. */
record Tag(String name, String attributes) {
  static Tag of(String name) {
    return new Tag(name, "");
  }

  Tag with(String attribute, String value) {
    return new Tag(name, attributes + " " + attribute + "=\"" + Html.text(value).markup() + "\"");
  }

  Tag classed(String names) {
    return with("class", names);
  }

  Html holding(Html... content) {
    return new Html("<" + name + attributes + ">" + Html.all(content).markup() + "</" + name + ">");
  }

  /** The element of a kind that never has content: {@code <br/>}. */
  Html empty() {
    return new Html("<" + name + attributes + "/>");
  }
}
