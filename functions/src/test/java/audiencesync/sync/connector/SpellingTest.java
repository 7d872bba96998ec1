package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("userId", "email", "ifa", "maxAgeHours", "op");

  @ParameterizedTest
  @CsvSource({
    "user_id, userId", "USER ID, userId", "UserId, userId", "userld, userId", "user, userId",
    "mail, email", "emial, ''", "e-mails, email", "if, ifa", "maxAgeHour, maxAgeHours",
    "max_age_hrs, maxAgeHours", "OP, op", "ops, ''", "uid, ''", "x, ''"
  })
  void findsTheNameThatWasMeant(String written, String meant) {
    assertThat(Spelling.nearest(written, KNOWN).orElse("")).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_000})
  void findsNothingNearTheEmptyAndTheEndless(int length) {
    assertThat(Spelling.nearest("u".repeat(length), KNOWN)).isEmpty();
  }
}
