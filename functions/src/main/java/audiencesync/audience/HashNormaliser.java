package audiencesync.audience;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes values that the export holds as SHA-256 already: 64 hex digits, sent in lower case. */
final class HashNormaliser implements Normaliser {
  private final Staging staging;

  HashNormaliser(Staging staging) {
    this.staging = staging;
  }

  @Override
  public Verdict accept(byte[] text, int start, int end) {
    if (HexDigits.isSha256(text, start, end)) {
      stage(text, start);
      return Verdict.USABLE;
    }
    byte[] stripped = Blanks.strip(new String(text, start, end - start, UTF_8)).getBytes(UTF_8);
    if (HexDigits.isSha256(stripped, 0, stripped.length)) {
      stage(stripped, 0);
      return Verdict.USABLE;
    }
    return Ascii.isMissing(stripped, 0, stripped.length) ? Verdict.MISSING : Verdict.NOT_HASHED;
  }

  private void stage(byte[] text, int start) {
    staging.put(
        HexDigits.value(text, start, start + 16),
        HexDigits.value(text, start + 16, start + 32),
        HexDigits.value(text, start + 32, start + 48),
        HexDigits.value(text, start + 48, start + 64));
  }
}
