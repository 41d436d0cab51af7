package io.bedloe.platform.realtime;

import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.RunAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates which events the callers of connections may see, on their current rights. */
@ApplicationScoped
class SeenEvents {

  private final VisibleEvents visible;
  private final RunAs runAs;

  @Inject
  SeenEvents(VisibleEvents visible, RunAs runAs) {
    this.visible = visible;
    this.runAs = runAs;
  }

  Sight at(Instant now) {
    return new Sight(now);
  }

  private record Key(Viewer.Rights rights, EventFilter filter, long first, int size) {}

  /** The evaluations of one moment: callers with equal rights and filters share them. */
  final class Sight {

    private final Instant now;
    private final Map<Key, List<PublishedEvent>> known = new HashMap<>();

    private Sight(Instant now) {
      this.now = now;
    }

    /** Returns those of the events that the filter matches and the viewer may see. */
    List<PublishedEvent> of(List<PublishedEvent> events, EventFilter filter, Viewer viewer) {
      if (events.isEmpty()) {
        return events;
      }
      var key = new Key(viewer.rights(), filter, events.get(0).position(), events.size());
      return known.computeIfAbsent(key, unknown -> evaluate(events, filter, viewer));
    }

    private List<PublishedEvent> evaluate(
        List<PublishedEvent> events, EventFilter filter, Viewer viewer) {
      var wanted = events.stream().filter(filter::matches).toList();
      return wanted.isEmpty()
          ? wanted
          : runAs.call(
              viewer.caller(),
              viewer.context().at(now),
              () -> visible.among(wanted, viewer.caller()));
    }
  }
}
