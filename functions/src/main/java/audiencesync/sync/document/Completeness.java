package audiencesync.sync.document;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Sees that nothing is missing from a document: only what its record calls nullable may be. Jackson
 * leaves out what is not there, and it would be missed at some later step, or never.
 */
final class Completeness {
  private Completeness() {}

  /**
   * @throws IllegalArgumentException naming the field that is missing
   */
  static void require(Object value) {
    if (value instanceof Collection<?> elements) {
      elements.forEach(Completeness::require);
    } else if (value instanceof Record document) {
      for (RecordComponent component : document.getClass().getRecordComponents()) {
        require(document, component);
      }
    }
  }

  private static void require(Record document, RecordComponent component) {
    Object value = value(document, component);
    if (value != null) {
      require(value);
    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new IllegalArgumentException(component.getName() + " is missing");
    }
  }

  private static @Nullable Object value(Record document, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(document);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("records show what they hold", e);
    }
  }
}
