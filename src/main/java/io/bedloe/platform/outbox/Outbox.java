package io.bedloe.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.audit.ChangeObserver;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.http.TraceParent;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of recorded changes in the transaction of the changes, so that both are
 * committed or neither. They are sent together with the next statement or with the commit.
 */
@ApplicationScoped
public class Outbox implements ChangeObserver {

  private static final String INSERT =
      """
      INSERT INTO outbox (id, type, resource, resource_id, at, request_id, trace_parent, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)""";

  /** The order of the arrays is the order of the events. */
  private static final String INSERT_ALL =
      """
      INSERT INTO outbox (id, type, resource, resource_id, at, request_id, trace_parent, data)
      SELECT e.id, e.type, e.resource, e.resource_id, ?, ?, ?, e.data::json
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[]) WITH ORDINALITY
        AS e (id, type, resource, resource_id, data, place)
      ORDER BY e.place""";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final Event<EventsAdded> added;
  private final Map<String, ResourceEvents> bySubject;

  @Inject
  public Outbox(
      Sql sql,
      Ids ids,
      Clock clock,
      Event<EventsAdded> added,
      @Any Instance<ResourceEvents> resources) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.added = added;
    this.bySubject =
        resources.stream()
            .collect(Collectors.toUnmodifiableMap(Outbox::subject, Function.identity()));
  }

  /** Returns the name of the resource in the audit trail. */
  private static String subject(ResourceEvents events) {
    return events.types().get(0).definition().of();
  }

  /** An event that is not stored yet. */
  private record NewEvent(
      EventId id, String type, String resource, ResourceId resourceId, String data) {}

  @Override
  public void changed(List<AuditedChange> changes) {
    var events = new ArrayList<NewEvent>();
    for (var change : changes) {
      var event = eventOf(change);
      if (event != null) {
        events.add(event);
      }
    }
    if (events.isEmpty()) {
      return;
    }
    add(events, clock.instant());
    added.fire(new EventsAdded());
  }

  /**
   * Writes events that no recorded change causes, in the current transaction.
   *
   * @param resource the path of the resources
   * @param byResource the events by the ids of the resources, in their order
   */
  public void publish(String resource, Map<ResourceId, ResourceEvents.Event> byResource) {
    if (byResource.isEmpty()) {
      return;
    }
    var events = new ArrayList<NewEvent>();
    byResource.forEach(
        (id, event) ->
            events.add(
                new NewEvent(
                    new EventId(ids.next()),
                    event.type().type(),
                    resource,
                    id,
                    json(event.data()))));
    add(events, clock.instant());
    added.fire(new EventsAdded());
  }

  private @Nullable NewEvent eventOf(AuditedChange change) {
    var events = bySubject.get(change.subject().type());
    if (events == null) {
      return null;
    }
    return events
        .eventOf(change)
        .map(
            event ->
                new NewEvent(
                    new EventId(ids.next()),
                    event.type().type(),
                    events.path(),
                    change.resourceId(),
                    json(event.data())))
        .orElse(null);
  }

  private void add(List<NewEvent> events, Instant now) {
    if (events.size() == 1) {
      var event = events.get(0);
      sql.updateLater(
          INSERT,
          event.id(),
          event.type(),
          event.resource(),
          event.resourceId(),
          now,
          RequestId.current(),
          TraceParent.current(),
          event.data());
      return;
    }
    sql.updateLater(
        INSERT_ALL,
        now,
        RequestId.current(),
        TraceParent.current(),
        events.stream().map(NewEvent::id).toArray(EventId[]::new),
        events.stream().map(NewEvent::type).toArray(String[]::new),
        events.stream().map(NewEvent::resource).toArray(String[]::new),
        events.stream().map(NewEvent::resourceId).toArray(ResourceId[]::new),
        events.stream().map(NewEvent::data).toArray(String[]::new));
  }

  private static String json(Record data) {
    try {
      return Json.mapper().writeValueAsString(data);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the data of an event can be written as JSON", impossible);
    }
  }
}
