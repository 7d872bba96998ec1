package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.audience.IdentifierType;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The form of an upload, RFC 7578: the fields first, then the file, which is streamed and never
 * held. The whole length is known before the first byte is sent.
 */
final class MultipartBody {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String LINE_END = "\r\n";

  private final Upload upload;
  private final String boundary;
  private final byte[] head;
  private final byte[] tail;

  /**
   * @param upload what to send
   * @param boundary 1 to 70 letters, digits and hyphens that occur nowhere in the upload
   */
  MultipartBody(Upload upload, String boundary) {
    this.upload = upload;
    this.boundary = boundary;
    this.head = head().getBytes(UTF_8);
    this.tail = (LINE_END + "--" + boundary + "--" + LINE_END).getBytes(UTF_8);
  }

  /** The {@code Content-Type} to send; what is signed of it is {@link SignedBody#MULTIPART}. */
  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  long length() {
    return head.length + upload.bytes() + tail.length;
  }

  /**
   * Writes everything. The closing boundary follows only on a file of the promised size, so that
   * LINE never sees a whole request with half a file.
   *
   * @throws IOException when {@code out} fails
   * @throws IllegalStateException when the file is not as long as promised
   * @throws java.io.UncheckedIOException when the file cannot be read
   */
  void writeTo(OutputStream out) throws IOException {
    try (SizedContent content = new SizedContent(upload)) {
      out.write(head);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
        out.write(buffer, 0, length);
      }
    }
    out.write(tail);
  }

  private String head() {
    return upload.audienceId().map(id -> field("id", id)).orElse("")
        + upload.name().map(name -> field("name", name)).orElse("")
        + field("action", upload.action().name())
        + field("idType", idType(upload.type()))
        + part("file\"; filename=\"" + upload.fileName())
        + "Content-Type: text/plain"
        + LINE_END
        + LINE_END;
  }

  /** A value may hold anything, line breaks too: only the boundary ends it. */
  private String field(String name, String value) {
    return part(name) + LINE_END + value + LINE_END;
  }

  private String part(String name) {
    return "--"
        + boundary
        + LINE_END
        + "Content-Disposition: form-data; name=\""
        + name
        + "\""
        + LINE_END;
  }

  private static String idType(IdentifierType type) {
    return switch (type) {
      case EMAIL -> "HASHED_EMAIL";
      case PHONE -> "HASHED_PHONE_NUMBER";
      case IFA -> "IFA";
    };
  }
}
