package io.bedloe.platform.realtime;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventLog;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The newest events of the stream, without a gap. It is bounded by number and by the length of the
 * data; the oldest are evicted first. One thread uses it at a time.
 */
final class RecentEvents {

  private final int most;
  private final long mostCharacters;
  private final Map<Long, PublishedEvent> events = new HashMap<>();
  private long characters;
  private long oldest;
  private long newest;

  RecentEvents(int most, long mostCharacters) {
    this.most = most;
    this.mostCharacters = mostCharacters;
  }

  /** Returns the position up to which it knows the stream. */
  long newest() {
    return newest;
  }

  /** Forgets all events; it knows the stream up to this position. */
  void reset(long position) {
    events.clear();
    characters = 0;
    oldest = position;
    newest = position;
  }

  /** Reads the events that were published since the last time. */
  void update(EventLog log) {
    var bounds = log.bounds();
    if (bounds.newest() < newest || bounds.newest() - newest > most) {
      reset(bounds.newest());
    }
    while (newest < bounds.newest()) {
      var next = log.read(newest, bounds.newest(), Condition.TRUE, most);
      if (next.isEmpty()) {
        reset(bounds.newest());
      }
      add(next);
    }
  }

  /** Adds the events that follow those that it knows. */
  void add(List<PublishedEvent> next) {
    for (var event : next) {
      if (event.position() != newest + 1) {
        // The stream was restored or cut: what is known does not fit to it any more.
        reset(event.position() - 1);
      }
      newest = event.position();
      events.put(newest, event);
      characters += event.data().length();
      while (events.size() > most || characters > mostCharacters) {
        oldest++;
        var evicted = events.remove(oldest);
        characters -= evicted == null ? 0 : evicted.data().length();
      }
    }
  }

  /** Returns the events after a position; empty when it does not know the stream there. */
  Optional<List<PublishedEvent>> after(long position, int limit) {
    if (position < oldest || position > newest) {
      return Optional.empty();
    }
    return Optional.of(
        LongStream.rangeClosed(position + 1, Math.min(newest, position + limit))
            .mapToObj(events::get)
            .toList());
  }
}
