package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The newest events of the stream, without a gap. It is bounded by number and by the length of the
 * data; the oldest are evicted first. One thread uses it at a time.
 */
final class RecentEvents {

  private final int most;
  private final long mostCharacters;
  private final Deque<PublishedEvent> events = new ArrayDeque<>();
  private long characters;
  private long newest;

  RecentEvents(int most, long mostCharacters) {
    this.most = most;
    this.mostCharacters = mostCharacters;
  }

  /** Returns the position up to which it knows the stream. */
  long newest() {
    return newest;
  }

  /** Returns the position after which it has all events. */
  long oldest() {
    return newest - events.size();
  }

  /** Forgets all events; it knows the stream up to this position. */
  void reset(long position) {
    events.clear();
    characters = 0;
    newest = position;
  }

  /** Adds the events that follow those that it knows. */
  void add(List<PublishedEvent> next) {
    for (var event : next) {
      if (event.position() != newest + 1) {
        // The stream was restored or cut: what is known does not fit to it any more.
        reset(event.position() - 1);
      }
      events.addLast(event);
      characters += event.data().length();
      newest = event.position();
      while (events.size() > most || characters > mostCharacters) {
        characters -= events.removeFirst().data().length();
      }
    }
  }

  /** Returns the events after a position; empty when it does not know the stream there. */
  Optional<List<PublishedEvent>> after(long position, int limit) {
    if (position < oldest() || position > newest) {
      return Optional.empty();
    }
    long left = newest - position;
    var found = new ArrayList<PublishedEvent>();
    if (left > 0) {
      // Most readers want the last few events.
      var newestFirst = events.descendingIterator();
      for (long i = 0; i < left; i++) {
        found.add(newestFirst.next());
      }
      Collections.reverse(found);
    }
    return Optional.of(found.size() > limit ? List.copyOf(found.subList(0, limit)) : found);
  }
}
