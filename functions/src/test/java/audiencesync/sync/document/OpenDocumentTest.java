package audiencesync.sync.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.sync.port.MemoryObjectStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two that have the same document open: the first to write it keeps it. */
@Tag("fault")
class OpenDocumentTest {
  private static final String KEY = "state/members.json";

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Documents documents = new Documents(store);

  record Note(int version, String text) {}

  private OpenDocument<Note> open() {
    return documents.open(KEY, Note.class);
  }

  private String text() {
    return documents.read(KEY, Note.class).orElseThrow().text();
  }

  private static Note note(String text) {
    return new Note(Documents.VERSION, text);
  }

  @Test
  void writesOneAfterAnother() {
    OpenDocument<Note> mine = open();
    assertThat(mine.content()).isEmpty();
    mine.write(note("first"));
    mine.verify();
    mine.write(note("second"));

    assertThat(text()).isEqualTo("second");
    assertThat(open().content()).hasValue(note("second"));
  }

  @Test
  void writesOverNoVersionThatItHasNotSeen() {
    open().write(note("first"));
    OpenDocument<Note> older = open();
    open().write(note("newer"));

    assertRefused(() -> older.write(note("older")));
    assertRefused(older::verify);
    assertThat(text()).isEqualTo("newer");
  }

  @Test
  void createsNothingWhereSomethingIsByNow() {
    OpenDocument<Note> older = open();
    open().write(note("newer"));

    assertRefused(() -> older.write(note("older")));
    assertRefused(older::verify);
    assertThat(text()).isEqualTo("newer");
  }

  /** A client repeats a write whose answer was lost, and finds its own. */
  @Test
  void takesItsOwnForItsOwn() {
    OpenDocument<Note> mine = open();
    open().write(note("the same"));
    mine.write(note("the same"));
    mine.write(note("more"));

    assertThat(text()).isEqualTo("more");
  }

  private static void assertRefused(Runnable call) {
    assertThatExceptionOfType(DocumentOverwrittenException.class)
        .isThrownBy(call::run)
        .withMessageStartingWith(KEY + " was written by another run since this one read it");
  }
}
