package audiencesync.sync.preview;

import java.util.List;

/**
 * The beginning of one input, after mapping and filter.
 *
 * @param objects the objects that were looked into, in the order of their keys: the first, and then
 *     the next for as long as rows were wanting
 * @param rows the first rows, at most {@link Preview#ROWS}
 */
public record InputPreview(List<PreviewedObject> objects, List<MaskedRow> rows) {
  public InputPreview {
    objects = List.copyOf(objects);
    rows = List.copyOf(rows);
  }
}
