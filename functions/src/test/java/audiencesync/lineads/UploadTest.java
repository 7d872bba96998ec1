package audiencesync.lineads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import audiencesync.audience.IdentifierType;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadTest {
  private static Upload upload(
      Optional<String> id, Optional<String> name, String file, long bytes) {
    return new Upload(
        id,
        name,
        UploadAction.REPLACE,
        IdentifierType.IFA,
        file,
        bytes,
        InputStream::nullInputStream);
  }

  @Test
  void showsNeitherTheAudiencesNameNorTheContent() {
    assertThat(upload(Optional.empty(), Optional.of("name-canary"), "f-1.txt", 37))
        .hasToString("Upload[REPLACE IFA f-1.txt, 37 bytes]");
  }

  @Test
  void goesToOneAudience() {
    String message = "an upload names either the audience to change or the one to create";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> upload(Optional.of("1"), Optional.of("n"), "f.txt", 37))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upload(Optional.empty(), Optional.empty(), "f.txt", 37))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\r\nb", "会員", "a/b"})
  void hasAFileNameThatIsSafeInAHeader(String fileName) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upload(Optional.of("1"), Optional.empty(), fileName, 37))
        .withMessage(
            "an upload's file name holds 1 to 120 letters, digits, dots, underscores and hyphens");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 62_914_561})
  void hasASizeThatLineTakes(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> upload(Optional.of("1"), Optional.empty(), "f.txt", bytes))
        .withMessage(
            "the file f.txt has " + bytes + " bytes: LINE takes 1 to 62914560 in one upload");
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, HASHED_EMAIL_UPLOAD", "PHONE, HASHED_PHONE_NUMBER_UPLOAD", "IFA, UPLOAD"})
  void belongsInAnAudienceOfItsType(IdentifierType type, AudienceType expected) {
    assertThat(AudienceType.of(type)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"NO_VALID_IDS, ' (NO_VALID_IDS)'", "taro@example.com, ''", "'', ''"})
  void saysWhichFileLineCouldNotProcess(String failedType, String shown) {
    UploadJob job =
        new UploadJob(
            "9",
            "run7-1-of-2.txt",
            JobStatus.FAILED,
            Optional.of(failedType),
            OptionalLong.empty(),
            "");

    assertThat(new UploadJobFailedException(job))
        .hasMessage(
            "LINE could not process the uploaded file run7-1-of-2.txt"
                + shown
                + ". It is not sent again in this run. Look at the audience in LINE Ads Manager,"
                + " check that the connector's identifier type fits it, then start a new run.");
  }
}
