package audiencesync.sync.report;

import java.util.OptionalLong;

/**
 * Where a figure of the page stands in {@code report.json}, as JSON pointers. What shows a figure
 * of a report writes it by one of these, so that page and report can be held against each other.
 *
 * @param pointers one for each number that is shown, in their order, a blank between two; empty on
 *     a page that stands for no report
 * @param minus what is taken off the figure; empty for nothing
 * @param of of what the figure is shown as a share, in percent; empty when it is shown itself
 */
record Field(String pointers, String minus, String of) {
  static final Field NONE = new Field("", "", "");

  static Field at(String pointers) {
    return new Field(pointers, "", "");
  }

  /** The field of that name under a root; none where the root is empty. */
  static Field under(String root, String name) {
    return root.isEmpty() ? NONE : at(root + "/" + name);
  }

  /** The difference to that one, which has as many pointers. */
  Field minus(Field other) {
    return new Field(pointers, other.pointers, of);
  }

  Field shareOf(String whole) {
    return new Field(pointers, minus, whole);
  }

  Html number(Number number) {
    return holding(Html.number(number));
  }

  Html number(OptionalLong number) {
    return number.isPresent() ? number(number.getAsLong()) : Html.UNKNOWN;
  }

  /** What shows the figure, in a phrase or with a sign. */
  Html holding(Html shown) {
    return pointers.isEmpty() ? shown : on(Tag.of("span")).holding(shown);
  }

  /** The element that shows the figure, marked with where it comes from. */
  Tag on(Tag tag) {
    Tag marked = pointers.isEmpty() ? tag : tag.with("data-field", pointers);
    marked = minus.isEmpty() ? marked : marked.with("data-minus", minus);
    return of.isEmpty() ? marked : marked.with("data-of", of);
  }
}
