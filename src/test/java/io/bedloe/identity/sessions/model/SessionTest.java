package io.bedloe.identity.sessions.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.model.Session.Ending;
import io.bedloe.identity.sessions.model.Session.State;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static Session until(Instant endsAt) {
    return new Session(new SessionId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), endsAt, null);
  }

  @Test
  void aSessionIsRunningUntilItsLifetimeHasPassed() {
    assertThat(until(NOW.plusMillis(1)).state(NOW)).isEqualTo(State.RUNNING);
    assertThat(until(NOW).state(NOW)).isEqualTo(State.EXPIRED);
  }

  @Test
  void aRunningSessionIsEndedForAReason() {
    var running = until(NOW.plusSeconds(60));
    assertThat(running.end(EndReason.SIGNED_OUT, NOW))
        .hasValueSatisfying(
            ended -> {
              assertThat(ended.state(NOW)).isEqualTo(State.ENDED);
              assertThat(ended.ending()).isEqualTo(new Ending(NOW, EndReason.SIGNED_OUT));
              assertThat(ended.endsAt()).isEqualTo(running.endsAt());
            });
  }

  @Test
  void anExpiredSessionIsEndedToo() {
    assertThat(until(NOW).end(EndReason.REVOKED, NOW))
        .hasValueSatisfying(ended -> assertThat(ended.state(NOW)).isEqualTo(State.ENDED));
  }

  @Test
  void theFirstReasonStays() {
    var ended = until(NOW.plusSeconds(60)).end(EndReason.SIGNED_OUT, NOW).orElseThrow();
    assertThat(ended.end(EndReason.REVOKED, NOW.plusSeconds(1))).isEmpty();
  }
}
