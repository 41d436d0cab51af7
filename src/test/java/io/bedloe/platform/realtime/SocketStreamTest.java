package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests what a socket keeps for its client, and when it is closed. */
class SocketStreamTest {

  private final FakeClock clock = new FakeClock();
  private final FakeFrames frames = new FakeFrames();
  private final AtomicInteger wakes = new AtomicInteger();
  private final SocketStream stream =
      new SocketStream(frames, event -> "event " + event.position(), wakes::incrementAndGet, clock);
  private final StreamInMemory log = new StreamInMemory();

  private List<io.bedloe.platform.outbox.EventLog.PublishedEvent> events(int many) {
    log.publish(many);
    return log.read(0, many, io.bedloe.platform.lists.Condition.TRUE, many);
  }

  @Test
  void eventsAreSentOneAfterTheOtherAndTheNextBatchIsAskedForAtTheEnd() {
    frames.takesAtOnce = false;
    stream.send(events(2), 2);
    assertThat(frames.sent).containsExactly("event 1");
    assertThat(stream.isReady()).isFalse();
    frames.take(true);
    assertThat(frames.sent).containsExactly("event 1", "event 2");
    assertThat(wakes).hasValue(0);
    frames.take(true);
    assertThat(stream.isReady()).isTrue();
    assertThat(wakes).hasValue(1);
  }

  @Test
  void aClientThatTakesEverythingAtOnceGetsAWholeBatch() {
    stream.send(events(100), 100);
    assertThat(frames.sent).hasSize(100).startsWith("event 1").endsWith("event 100");
    assertThat(wakes).hasValue(1);
  }

  @Test
  void repliesWaitForTheFrameBeforeThem() {
    frames.takesAtOnce = false;
    stream.sendHeartbeat(7);
    stream.reply("reply");
    assertThat(frames.sent).containsExactly("{\"type\":\"heartbeat\",\"position\":7}");
    frames.take(true);
    assertThat(frames.sent).last().isEqualTo("reply");
  }

  @Test
  void aClientThatSendsAndDoesNotReadIsClosedWhenTheRepliesAreTooMany() {
    frames.takesAtOnce = false;
    for (int i = 0; i < SocketStream.MOST_UNSENT + 1; i++) {
      stream.reply("reply");
    }
    assertThat(stream.isOpen()).isTrue();
    stream.reply("one more");
    assertThat(stream.isOpen()).isFalse();
    assertThat(frames.closeCode).isEqualTo(1013);
    assertThat(frames.closeReason).isEqualTo("slow-consumer");
  }

  @Test
  void aPingGoesOutEveryFifteenSecondsBesideEventsAndHeartbeats() {
    stream.sendHeartbeat(1);
    assertThat(frames.pings).isZero();
    clock.pass(Subscription.HEARTBEAT);
    stream.send(events(1), 1);
    assertThat(frames.pings).isEqualTo(1);
    clock.pass(Subscription.HEARTBEAT.minusMillis(1));
    stream.sendHeartbeat(1);
    assertThat(frames.pings).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));
    stream.sendHeartbeat(1);
    assertThat(frames.pings).isEqualTo(2);
  }

  @Test
  void aClientThatGivesNoSignOfLifeForAMinuteIsSilent() {
    clock.pass(SocketStream.LONGEST_SILENCE);
    assertThat(stream.isSilent(clock.instant())).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(stream.isSilent(clock.instant())).isTrue();
    stream.heard();
    assertThat(stream.isSilent(clock.instant())).isFalse();
  }

  @Test
  void nothingIsSentAfterTheReasonToClose() {
    frames.takesAtOnce = false;
    stream.send(events(3), 3);
    stream.close(CloseReason.CREDENTIAL_ENDED);
    frames.take(true);
    assertThat(frames.sent).containsExactly("event 1");
    assertThat(frames.closeCode).isEqualTo(1008);
    assertThat(stream.isOpen()).isFalse();
  }

  @Test
  void aClientThatIsGoneEndsTheStream() {
    frames.takesAtOnce = false;
    stream.send(events(2), 2);
    frames.take(false);
    assertThat(stream.isOpen()).isFalse();
    assertThat(frames.sent).hasSize(1);
    assertThat(wakes).hasValue(1);
  }
}
