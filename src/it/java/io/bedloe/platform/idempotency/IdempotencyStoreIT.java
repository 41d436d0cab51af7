package io.bedloe.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.idempotency.IdempotencyStore.Answer;
import io.bedloe.platform.idempotency.IdempotencyStore.Attempt;
import io.bedloe.platform.persistence.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests that a response is returned again for 24 hours and deleted after that; the clock is set to
 * 2001.
 */
@IntegrationTest
class IdempotencyStoreIT {

  private static final Instant KEPT_AT = Instant.parse("2001-05-06T12:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Answer ANSWER = new Answer(200, "{}", null, null);

  private final AccountId caller = new AccountId(UUID.randomUUID());
  private final String key = Some.word("KEY");

  /** Returns the store of a server whose clock shows this time. */
  private static IdempotencyStore at(Instant now) {
    return new IdempotencyStore(
        new Sql(Database.shared().dataSource()), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Fingerprint fingerprint(String text) {
    var purpose = KeyPurpose.of("test", EarlierDerivation.SECRET);
    return new Fingerprint(Keyring.of("a secret").macs(purpose), text.getBytes(UTF_8));
  }

  private Attempt attempt(String idempotencyKey) {
    return new Attempt(caller, idempotencyKey, fingerprint("request"), fingerprint("rights"));
  }

  private Optional<Answer> found(Instant now) {
    return at(now).reserve(attempt(key));
  }

  @Test
  void anAnswerIsGivenAgainForLessThan24Hours() {
    at(KEPT_AT).save(attempt(key), ANSWER);
    assertThat(found(KEPT_AT.plus(DAY).minus(MOMENT))).contains(ANSWER);
    assertThat(found(KEPT_AT.plus(DAY))).isEmpty();
  }

  @Test
  void housekeepingDeletesAnswersOf24HoursAndNoYoungerOnes() {
    at(KEPT_AT).save(attempt(key), ANSWER);
    var younger = KEPT_AT.plus(MOMENT);
    at(younger).save(attempt(key + "-younger"), ANSWER);

    at(KEPT_AT.plus(DAY).minus(MOMENT)).deleteOld();
    assertThat(stored()).isEqualTo(2);

    at(KEPT_AT.plus(DAY)).deleteOld();
    assertThat(stored()).isEqualTo(1);
    assertThat(found(KEPT_AT)).isEmpty();

    at(younger.plus(DAY)).deleteOld();
    assertThat(stored()).isZero();
  }

  private long stored() {
    return Database.shared()
        .number("SELECT count(*) FROM idempotency_answers WHERE caller_id = ?", caller);
  }
}
