package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the limits of open connections on both sides of their boundaries. */
class ConnectionLimitsTest {

  private static final AccountId ONE = new AccountId(new UUID(0, 1));
  private static final AccountId OTHER = new AccountId(new UUID(0, 2));
  private static final AccountId THIRD = new AccountId(new UUID(0, 3));

  private final ConnectionLimits limits =
      new ConnectionLimits(
          new Settings(
              MapConfig.of(
                  Map.of(
                      "bedloe.realtime.connections", "3",
                      "bedloe.realtime.connections-per-account", "2"))));

  private void refused(AccountId account, RealtimeRule rule) {
    assertThatThrownBy(() -> limits.take(account))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.rule()).isEqualTo(rule);
              assertThat(refusal.extensions()).containsEntry("retryAfterSeconds", 30L);
            });
  }

  @Test
  void anAccountAtItsLimitIsRefusedUntilItClosesAConnection() {
    var first = limits.take(ONE);
    limits.take(ONE);
    refused(ONE, RealtimeRule.TOO_MANY_CONNECTIONS);
    assertThat(limits.open()).isEqualTo(2);
    first.close();
    first.close();
    assertThat(limits.open()).isEqualTo(1);
    limits.take(ONE);
    refused(ONE, RealtimeRule.TOO_MANY_CONNECTIONS);
  }

  @Test
  void aServerAtItsLimitRefusesEverybody() {
    limits.take(ONE);
    limits.take(ONE);
    var other = limits.take(OTHER);
    refused(THIRD, RealtimeRule.NO_FREE_CONNECTION);
    other.close();
    limits.take(THIRD);
    assertThat(limits.open()).isEqualTo(3);
  }
}
