package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests which connections are closed when the server stops. */
class StopConnectionsTest {

  private static final int GOING_AWAY = 1001;

  private final StopConnections stop = new StopConnections();
  private final FakeFrames frames = new FakeFrames();
  private final SocketStream socket =
      new SocketStream(frames, event -> "", () -> {}, new FakeClock());

  @AfterEach
  void removeTheHandlerOfTheSignal() {
    stop.stop();
  }

  @Test
  void anOpenConnectionIsClosedWithTheReason() {
    stop.opened(socket);
    assertThat(stop.closeAll()).containsExactly(socket);
    assertThat(frames.closeCode).isEqualTo(GOING_AWAY);
    assertThat(frames.closeReason).isEqualTo("server-stopping");
  }

  @Test
  void aConnectionThatOpensWhileTheServerStopsIsClosedAtOnce() {
    stop.closeAll();
    stop.opened(socket);
    assertThat(frames.closeCode).isEqualTo(GOING_AWAY);
  }

  @Test
  void aConnectionThatHasEndedIsForgotten() {
    stop.opened(socket);
    stop.ended(socket);
    assertThat(stop.closeAll()).isEmpty();
    assertThat(frames.closeCode).isZero();
  }
}
