package io.bedloe.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.identity.apikeys.IssuedKey.State;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssuedKeyTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aKeyIsActiveUntilItsExpiry() {
    assertThat(keyUntil(null).state(NOW)).isEqualTo(State.ACTIVE);
    assertThat(keyUntil(NOW.plusMillis(1)).state(NOW)).isEqualTo(State.ACTIVE);
    assertThat(keyUntil(NOW).state(NOW)).isEqualTo(State.EXPIRED);
  }

  @Test
  void aRevokedKeyStaysRevokedWhenItsExpiryPasses() {
    assertThat(revoked(keyUntil(NOW.plus(HOUR))).state(NOW)).isEqualTo(State.REVOKED);
    assertThat(revoked(keyUntil(NOW)).state(NOW)).isEqualTo(State.REVOKED);
  }

  @Test
  void anActiveOrExpiredKeyIsRevokedAndKeepsItsTerms() {
    var active = keyUntil(NOW.plus(HOUR));
    assertThat(active.revoke(NOW))
        .hasValueSatisfying(
            key -> {
              assertThat(key.revokedAt()).isEqualTo(NOW);
              assertThat(key.terms()).isEqualTo(active.terms());
            });
    assertThat(keyUntil(NOW).revoke(NOW)).isPresent();
  }

  @Test
  void theTimeOfTheFirstRevocationStays() {
    assertThat(revoked(keyUntil(null)).revoke(NOW.plus(HOUR))).isEmpty();
  }

  @Test
  void aRotatedKeyIsActiveUntilTheOverlapHasPassed() {
    var former = keyUntil(null).rotate(HOUR, NOW).former();
    assertThat(former.terms().expiresAt()).isEqualTo(NOW.plus(HOUR));
    assertThat(former.state(NOW)).isEqualTo(State.ACTIVE);
    assertThat(former.state(NOW.plus(HOUR))).isEqualTo(State.EXPIRED);
    assertThat(former.revokedAt()).isNull();
  }

  @Test
  void aRotationWithoutOverlapEndsTheKeyAtOnce() {
    assertThat(keyUntil(null).rotate(Duration.ZERO, NOW).former().state(NOW))
        .isEqualTo(State.EXPIRED);
  }

  @Test
  void theOverlapDoesNotOutlastTheExpiryOfTheKey() {
    var end = NOW.plus(Duration.ofMinutes(1));
    assertThat(keyUntil(end).rotate(HOUR, NOW).former().terms().expiresAt()).isEqualTo(end);
  }

  @Test
  void aKeyThatIsExpiredOrRevokedIsNotRotated() {
    refused(keyUntil(NOW));
    refused(revoked(keyUntil(null)));
  }

  @Test
  void theNextKeyHasTheNameScopesAndLimitsOfTheFormerKey() {
    var key = keyUntil(null);
    assertThat(key.rotate(HOUR, NOW).next()).isEqualTo(key.terms());
  }

  @Test
  void theNextKeyHasTheLifetimeOfTheFormerKey() {
    assertThat(endOfNext(Instant.parse("2026-04-01T00:00:00Z"))).isEqualTo("2026-06-29T12:00:00Z");
  }

  @Test
  void theNextKeyDoesNotExpireWhenTheFormerDidNot() {
    assertThat(endOfNext(null)).isNull();
  }

  @Test
  void theExpiryOfTheNextKeyIsAtMostTheEndOfTheYear9999() {
    assertThat(endOfNext(Instant.parse("9999-12-31T00:00:00Z"))).isEqualTo("9999-12-31T23:59:59Z");
  }

  @Test
  void aScopeThatNoLongerExistsIsLeftOut() {
    assertThat(IssuedKey.permissions(List.of("orders:read", "none:such")))
        .containsExactly(Permission.ORDERS_READ);
  }

  private static @Nullable Instant endOfNext(@Nullable Instant end) {
    return keyUntil(end).rotate(HOUR, NOW).next().expiresAt();
  }

  private static void refused(IssuedKey key) {
    assertThatThrownBy(() -> key.rotate(HOUR, NOW))
        .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
        .extracting(Rejected::rule)
        .isEqualTo(ApiKeyRule.KEY_NOT_ACTIVE);
  }

  private static IssuedKey revoked(IssuedKey key) {
    return key.revoke(NOW.minus(HOUR)).orElseThrow();
  }

  private static IssuedKey keyUntil(@Nullable Instant end) {
    var terms = new IssuedKey.Terms("ERP", EnumSet.of(Permission.ORDERS_READ), List.of(), 60, end);
    return IssuedKey.issue(
        new ApiKeyId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), terms, CREATED);
  }
}
