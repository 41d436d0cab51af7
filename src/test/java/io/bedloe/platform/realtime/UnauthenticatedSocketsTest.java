package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Rejected;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Tests the limits of sockets that have sent no token yet. */
class UnauthenticatedSocketsTest {

  private final UnauthenticatedSockets sockets = new UnauthenticatedSockets();

  @Test
  void anAddressAtItsLimitDoesNotHoldUpAnother() {
    var slots = new ArrayList<ConnectionLimits.Slot>();
    for (int i = 0; i < UnauthenticatedSockets.MOST_OF_AN_ADDRESS; i++) {
      slots.add(sockets.take("203.0.113.1"));
    }
    assertThatThrownBy(() -> sockets.take("203.0.113.1"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> assertThat(refused.rule()).isEqualTo(RealtimeRule.NO_FREE_CONNECTION));
    sockets.take("203.0.113.2").close();
    slots.get(0).close();
    slots.get(0).close();
    sockets.take("203.0.113.1").close();
    sockets.take("203.0.113.1");
    assertThatThrownBy(() -> sockets.take("203.0.113.1")).isInstanceOf(Rejected.class);
  }

  @Test
  void theServerHasALimitForAllAddressesTogether() {
    for (int i = 0; i < UnauthenticatedSockets.MOST; i++) {
      sockets.take("203.0.113." + i % 200);
    }
    assertThatThrownBy(() -> sockets.take("198.51.100.1")).isInstanceOf(Rejected.class);
  }
}
