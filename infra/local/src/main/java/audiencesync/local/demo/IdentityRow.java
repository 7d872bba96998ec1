package audiencesync.local.demo;

import java.util.List;
import java.util.Optional;

/**
 * One row of the identity export.
 *
 * @param userId the user id as written, perhaps empty
 * @param name the person's name; not mapped
 * @param mail the address as written
 * @param delivery whether the person receives mail; the connector's filter leaves out {@link
 *     #STOPPED}
 * @param clean the address that must be hashed, if this row yields one; known because the row was
 *     made from it
 */
record IdentityRow(
    String userId, String name, String mail, String delivery, Optional<String> clean) {
  static final List<String> HEADER = List.of("会員番号", "氏名", "メールアドレス", "メール配信");
  static final String ALLOWED = "許可";
  static final String STOPPED = "停止";

  static IdentityRow usable(Person person, String address, Dirt dirt) {
    return new IdentityRow(
        person.userId(), person.name(), dirt.on(address), ALLOWED, Optional.of(address));
  }

  static IdentityRow unusable(Person person, String mail) {
    return new IdentityRow(person.userId(), person.name(), mail, ALLOWED, Optional.empty());
  }

  static IdentityRow stopped(Person person) {
    return new IdentityRow(
        person.userId(), person.name(), person.address(), STOPPED, Optional.empty());
  }

  static IdentityRow withoutUserId(Person person) {
    return new IdentityRow(" ", person.name(), person.address(), ALLOWED, Optional.empty());
  }

  List<String> fields() {
    return List.of(userId, name, mail, delivery);
  }
}
