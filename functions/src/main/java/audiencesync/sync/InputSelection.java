package audiencesync.sync;

import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.connector.Location;
import audiencesync.sync.connector.Selection;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Chooses the files of an input. */
final class InputSelection {
  /** Opening a file takes S3 some 30 ms; a function has 15 minutes for all it does. */
  static final int MOST_OBJECTS = 10_000;

  private final ObjectStore store;

  InputSelection(ObjectStore store) {
    this.store = store;
  }

  /**
   * The input's files, by key.
   *
   * @param what names the input to people
   * @throws NoInputException when there is none, or one that is named is not there
   * @throws TooManyFilesException when they are more than one run can read
   */
  List<StoredObject> select(String what, InputSpec input) {
    Location location = input.location();
    List<StoredObject> found =
        location instanceof Location.Prefix prefix
            ? underPrefix(what, prefix.prefix())
            : ((Location.Keys) location).keys().stream().map(key -> named(what, key)).toList();
    return refuseTooMany(what, input.selection() == Selection.NEWEST ? newest(found) : found);
  }

  private static List<StoredObject> refuseTooMany(String what, List<StoredObject> selected) {
    if (selected.size() > MOST_OBJECTS) {
      throw new TooManyFilesException(
          String.format(
              Locale.ROOT,
              "The %s has %,d files; a run reads at most %,d. Nothing was sent. Let the export"
                  + " write fewer and larger files, move old ones away, or choose a longer"
                  + " \"prefix\".",
              what,
              selected.size(),
              MOST_OBJECTS));
    }
    return selected;
  }

  private List<StoredObject> underPrefix(String what, String prefix) {
    List<StoredObject> found =
        store.list(prefix).stream().filter(InputSelection::holdsData).toList();
    if (found.isEmpty()) {
      throw new NoInputException(
          "The "
              + what
              + " has no file: there is no object with data under "
              + prefix
              + " (names that begin with _ or . and empty objects do not count). Nothing was sent."
              + " Look whether the export ran and where it writes.");
    }
    return found;
  }

  private static boolean holdsData(StoredObject object) {
    String name = object.key().substring(object.key().lastIndexOf('/') + 1);
    return object.bytes() > 0 && !name.isEmpty() && !name.startsWith("_") && !name.startsWith(".");
  }

  private StoredObject named(String what, String key) {
    return store
        .find(key)
        .orElseThrow(
            () ->
                new NoInputException(
                    "The " + what + " has no file: there is no object " + key + isFolder(key)));
  }

  private String isFolder(String key) {
    return store.list(key + "/").isEmpty()
        ? ". Nothing was sent. Look whether the export ran and where it writes."
        : ", only a folder of that name. Nothing was sent. Name its files, or use \"prefix\".";
  }

  private static List<StoredObject> newest(List<StoredObject> found) {
    return found.stream()
        .max(Comparator.comparing(StoredObject::lastModified).thenComparing(StoredObject::key))
        .stream()
        .toList();
  }
}
