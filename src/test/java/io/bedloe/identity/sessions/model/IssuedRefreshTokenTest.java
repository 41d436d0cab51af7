package io.bedloe.identity.sessions.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.sessions.model.IssuedRefreshToken.State;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssuedRefreshTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static IssuedRefreshToken token(
      Instant expiresAt, @Nullable Instant usedAt, boolean sessionEnded) {
    return new IssuedRefreshToken(
        new SessionId(new UUID(0, 1)),
        new AccountId(new UUID(0, 2)),
        expiresAt,
        usedAt,
        sessionEnded);
  }

  @Test
  void aTokenIsUnusedUntilItsFirstUse() {
    assertThat(token(LATER, null, false).state(NOW)).isEqualTo(State.UNUSED);
    assertThat(token(LATER, NOW, false).state(NOW)).isEqualTo(State.USED);
  }

  @Test
  void aTokenExpiresWhetherItWasUsedOrNot() {
    assertThat(token(NOW.plusMillis(1), null, false).state(NOW)).isEqualTo(State.UNUSED);
    assertThat(token(NOW, null, false).state(NOW)).isEqualTo(State.EXPIRED);
    assertThat(token(NOW, NOW, false).state(NOW)).isEqualTo(State.EXPIRED);
  }

  @Test
  void theEndOfTheSessionCountsBeforeTheExpiry() {
    assertThat(token(LATER, null, true).state(NOW)).isEqualTo(State.SESSION_ENDED);
    assertThat(token(NOW, NOW, true).state(NOW)).isEqualTo(State.SESSION_ENDED);
  }

  @Test
  void aUsedTokenIsRepeatableWithinTheGracePeriod() {
    var used = token(LATER, NOW, false);
    assertThat(used.isRepeatable(NOW, GRACE)).isTrue();
    assertThat(used.isRepeatable(NOW.plus(GRACE), GRACE)).isTrue();
    assertThat(used.isRepeatable(NOW.plus(GRACE).plusMillis(1), GRACE)).isFalse();
  }

  @Test
  void noOtherTokenIsRepeatable() {
    assertThat(token(LATER, null, false).isRepeatable(NOW, GRACE)).isFalse();
    assertThat(token(NOW, NOW, false).isRepeatable(NOW, GRACE)).isFalse();
    assertThat(token(LATER, NOW, true).isRepeatable(NOW, GRACE)).isFalse();
  }
}
