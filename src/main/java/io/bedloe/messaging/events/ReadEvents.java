package io.bedloe.messaging.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.outbox.EventLog;
import io.bedloe.platform.outbox.EventLog.Bounds;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outbox.VisibleEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the events about resources that the caller may see. */
@ApplicationScoped
class ReadEvents {

  /** The member of a problem document that has the position of the oldest stored event. */
  static final String OLDEST = "oldest";

  private static final int BATCH = 200;

  /**
   * The number of batches that one request reads at most. A caller who may see few of their events
   * gets a page with few items and goes on at its end, instead of waiting for a page that is full.
   */
  private static final int MOST_BATCHES = 10;

  /** The positions that one request covers at most, where no index finds the wanted events. */
  private static final long MOST_POSITIONS = 20_000;

  private final EventLog log;

  /** The same event is sent to many connections, most of them at the same time. */
  private final Cache<PublishedEvent, String> rendered =
      Caffeine.newBuilder().maximumSize(1_000).build();

  private final VisibleEvents visible;
  private final EventQuery.Known known;
  private final String source;

  @Inject
  ReadEvents(EventLog log, Settings settings, @Any Instance<ResourceEvents> resources) {
    this(log, settings.get(PublicAddress.URL) + "/api/v1/", resources.stream().toList());
  }

  /**
   * Reads a given stream.
   *
   * @param source the address of the API
   */
  ReadEvents(EventLog log, String source, List<ResourceEvents> resources) {
    this.log = log;
    this.source = source;
    this.visible = new VisibleEvents(resources);
    this.known =
        new EventQuery.Known(
            resources.stream()
                .flatMap(events -> events.types().stream())
                .map(EventType::type)
                .collect(Collectors.toCollection(TreeSet::new)),
            resources.stream()
                .map(ResourceEvents::path)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Returns the types and the resources that a request can name. */
  EventQuery.Known known() {
    return known;
  }

  EventPage read(EventQuery query, Caller caller) {
    // Events that are published from now on belong to the next request: the position of the newest
    // one is read first, so that none below it is missed.
    var bounds = log.bounds();
    long after = query.after() == null ? bounds.oldest() - 1 : query.after();
    mustBeStored(after, bounds);
    long until =
        query.subject() == null
            ? Math.min(bounds.newest(), after + MOST_POSITIONS)
            : bounds.newest();
    var items = new ArrayList<CloudEvent>();
    long read = after;
    for (int batch = 0; batch < MOST_BATCHES && read < until; batch++) {
      var events = log.read(read, until, query.filter().condition(), BATCH);
      read = addVisible(events, items, query.limit(), caller);
      if (items.size() == query.limit()) {
        break;
      }
      if (events.size() < BATCH) {
        read = until;
      }
    }
    // Events may have been deleted since the first look.
    mustBeStored(after, log.bounds());
    return new EventPage(items, new EventPage.Next(query.limit(), Math.max(read, after)));
  }

  /** Returns whether no event after the position is published yet. */
  boolean isAtEnd(long position) {
    return position >= log.bounds().newest();
  }

  /** Returns the position from which a stream begins; without one the newest. */
  long start(@Nullable Long after) {
    var bounds = log.bounds();
    long start = after == null ? bounds.newest() : after;
    mustBeStored(start, bounds);
    return start;
  }

  /** Returns an event as JSON, as it is sent to open connections. */
  String json(PublishedEvent event) {
    return rendered.get(event, this::render);
  }

  private String render(PublishedEvent event) {
    try {
      return Json.mapper().writeValueAsString(CloudEvent.of(event, source));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event can be written as JSON", impossible);
    }
  }

  private static void mustBeStored(long after, Bounds bounds) {
    if (after < bounds.oldest() - 1) {
      throw Rejected.because(
              EventRule.EVENTS_EXPIRED,
              "The oldest stored event has the position %d. Read the resources again, and the events after position %d."
                  .formatted(bounds.oldest(), bounds.oldest() - 1))
          .with(OLDEST, bounds.oldest());
    }
    if (after > bounds.newest()) {
      throw Rejected.because(
          EventRule.UNKNOWN_POSITION,
          "The newest event has the position %d. A position is valid for the database that it was read from."
              .formatted(bounds.newest()));
    }
  }

  /**
   * Adds the visible events up to the limit, and returns the position of the last event that was
   * looked at; zero when there are no events.
   */
  private long addVisible(
      List<PublishedEvent> events, List<CloudEvent> items, int limit, Caller caller) {
    var shown = new HashSet<>(visible.among(events, caller));
    long read = 0;
    for (var event : events) {
      if (items.size() == limit) {
        break;
      }
      if (shown.contains(event)) {
        items.add(CloudEvent.of(event, source));
      }
      read = event.position();
    }
    return read;
  }
}
