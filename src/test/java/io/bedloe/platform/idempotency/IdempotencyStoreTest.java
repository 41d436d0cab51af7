package io.bedloe.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.http.SentBody;
import io.bedloe.platform.idempotency.IdempotencyStore.Answer;
import io.bedloe.platform.idempotency.IdempotencyStore.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Answer FIRST = new Answer(201, "{\"n\":1}", "http://x/orders/1", "v0");
  private static final Answer SECOND = new Answer(200, "", null, null);

  private final StoredAnswers table = new StoredAnswers();
  private final FakeSql sql = table.sql();

  private IdempotencyStore at(Instant time) {
    return new IdempotencyStore(sql, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Attempt attempt(String key) {
    var body = SentBody.of("{}");
    return new Attempt(
        new AccountId(new UUID(0, 1)), key, body.with("POST /orders"), body.ofWords("rights"));
  }

  @Test
  void aResponseIsKeptForADay() {
    at(NOW).save(attempt("k1"), FIRST);
    assertThat(at(NOW.plus(DAY).minusMillis(1)).reserve(attempt("k1"))).contains(FIRST);
    assertThat(at(NOW.plus(DAY)).reserve(attempt("k1"))).isEmpty();
  }

  @Test
  void onlyResponsesThatHaveExpiredAreDeleted() {
    at(NOW).save(attempt("k1"), FIRST);
    at(NOW.plusMillis(1)).save(attempt("k2"), FIRST);
    at(NOW.plusMillis(2)).save(attempt("k3"), FIRST);
    assertThat(at(NOW.plus(DAY).minusMillis(1)).deleteOld()).isZero();
    assertThat(at(NOW.plus(DAY).plusMillis(1)).deleteOld()).isEqualTo(2);
    assertThat(table.size()).isOne();
  }

  @Test
  void aKeyThatHasExpiredIsUsedForANewRequest() {
    at(NOW).save(attempt("k1"), FIRST);
    var later = at(NOW.plus(DAY));
    later.save(attempt("k1"), SECOND);
    assertThat(later.reserve(attempt("k1"))).contains(SECOND);
    assertThat(table.size()).isOne();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "INVALID_IDEMPOTENCY_KEY, INVALID",
    "IDEMPOTENCY_KEY_IN_USE, CONFLICT",
    "IDEMPOTENCY_KEY_REUSED, UNPROCESSABLE",
    "IDEMPOTENT_RESPONSE_WITHHELD, CONFLICT",
  })
  void aRefusalHasTheStatusOfTheDraftOfTheHeader(IdempotencyRule rule, Rule.Kind kind) {
    assertThat(rule.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void eachRefusalHasATitleForPeople(IdempotencyRule rule) {
    assertThat(rule.title()).contains(" ");
  }
}
