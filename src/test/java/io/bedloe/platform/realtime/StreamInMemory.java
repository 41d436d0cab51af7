package io.bedloe.platform.realtime;

import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A stream of events in memory; it counts the queries. */
final class StreamInMemory extends EventLog {

  static final String LAMPS = "lamps";

  private final List<PublishedEvent> events = new ArrayList<>();
  private long oldest = 1;
  private int reads;

  StreamInMemory() {
    super(new FakeSql());
  }

  static PublishedEvent event(long position, String data) {
    return new PublishedEvent(
        position,
        new EventId(new UUID(1, position)),
        "io.bedloe.lamp.lit.v1",
        LAMPS,
        new ResourceId(new UUID(2, position)),
        Instant.EPOCH,
        null,
        null,
        data);
  }

  void publish(int number) {
    for (int i = 0; i < number; i++) {
      events.add(event(events.size() + 1L, "{}"));
    }
  }

  void deleteUpTo(long position) {
    oldest = position + 1;
  }

  int reads() {
    return reads;
  }

  @Override
  public Bounds bounds() {
    return new Bounds(oldest, events.size());
  }

  @Override
  public List<PublishedEvent> read(long after, long until, Condition wanted, int most) {
    reads++;
    return events.stream()
        .filter(event -> event.position() > after && event.position() <= until)
        .filter(event -> event.position() >= oldest)
        .limit(most)
        .toList();
  }
}
