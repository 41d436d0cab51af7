package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the bounds of the buffer of recent events. */
class RecentEventsTest {

  private final RecentEvents recent = new RecentEvents(3, 100);

  private void add(long... positions) {
    for (long position : positions) {
      recent.add(List.of(StreamInMemory.event(position, "{}")));
    }
  }

  private List<Long> after(long position, int limit) {
    return recent.after(position, limit).orElseThrow().stream()
        .map(PublishedEvent::position)
        .toList();
  }

  @Test
  void aReaderInsideTheBufferGetsTheEventsAfterItsPosition() {
    add(1, 2, 3);
    assertThat(after(0, 10)).containsExactly(1L, 2L, 3L);
    assertThat(after(2, 10)).containsExactly(3L);
    assertThat(after(3, 10)).isEmpty();
    assertThat(after(0, 2)).containsExactly(1L, 2L);
  }

  @Test
  void aReaderBehindOrBeforeTheBufferGetsNoAnswer() {
    add(1, 2, 3, 4);
    assertThat(recent.after(0, 10)).isEmpty();
    assertThat(after(1, 10)).containsExactly(2L, 3L, 4L);
    assertThat(recent.after(5, 10)).isEmpty();
  }

  @Test
  void theOldestEventsAreEvictedWhenTheDataAreTooLong() {
    recent.add(List.of(StreamInMemory.event(1, "x".repeat(60))));
    recent.add(List.of(StreamInMemory.event(2, "x".repeat(40))));
    assertThat(after(0, 10)).containsExactly(1L, 2L);
    recent.add(List.of(StreamInMemory.event(3, "x")));
    assertThat(recent.after(0, 10)).isEmpty();
    assertThat(after(1, 10)).containsExactly(2L, 3L);
  }

  @Test
  void anEventAfterAGapBeginsANewBuffer() {
    add(1, 2);
    add(9);
    assertThat(recent.after(2, 10)).isEmpty();
    assertThat(after(8, 10)).containsExactly(9L);
  }
}
