package io.bedloe.platform.outbox;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the published events, by their positions. */
@ApplicationScoped
public class EventLog {

  private final Sql sql;

  @Inject
  public EventLog(Sql sql) {
    this.sql = sql;
  }

  /**
   * The positions of the stored events.
   *
   * @param oldest the position of the oldest event; the next one when there is none
   * @param newest the position of the newest event, zero before the first one
   */
  public record Bounds(long oldest, long newest) {}

  /**
   * A published event.
   *
   * @param resource the path of the resource in the API, such as {@code orders}
   * @param requestId the id of the request that caused it, if there was one
   * @param traceParent the W3C trace context of that request
   * @param data the data as JSON
   */
  public record PublishedEvent(
      long position,
      EventId id,
      String type,
      String resource,
      ResourceId resourceId,
      Instant at,
      @Nullable String requestId,
      @Nullable String traceParent,
      String data) {}

  public Bounds bounds() {
    return sql.single(
        """
        SELECT head, coalesce((SELECT min(position) FROM events), head + 1) AS oldest
        FROM event_stream""",
        row -> new Bounds(row.number("oldest"), row.number("head")));
  }

  /**
   * Returns events in the order of their positions.
   *
   * @param after the position before the first returned one
   * @param until the last position that may be returned
   * @param wanted the condition for events
   */
  public List<PublishedEvent> read(long after, long until, Condition wanted, int most) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(after, until));
    parameters.addAll(wanted.parameters());
    parameters.add(most);
    return sql.list(
        """
        SELECT position, id, type, resource, resource_id, at, request_id, trace_parent,
          data::text AS data
        FROM events WHERE position > ? AND position <= ? AND %s ORDER BY position LIMIT ?"""
            .formatted(wanted.sql()),
        EventLog::event,
        parameters.toArray());
  }

  private static PublishedEvent event(Row row) {
    return new PublishedEvent(
        row.number("position"),
        row.id("id", EventId::new),
        row.text("type"),
        row.text("resource"),
        row.id("resource_id", ResourceId::new),
        row.instant("at"),
        row.textOrNull("request_id"),
        row.textOrNull("trace_parent"),
        row.text("data"));
  }

  /**
   * Deletes the oldest events, up to the first that was not published before a time, so that no
   * event is missing between two that are left.
   *
   * @param most the number of events that are deleted at most
   * @return the number of deleted events
   */
  int deletePublishedBefore(Instant time, int most) {
    return sql.update(
        """
        WITH oldest AS (SELECT position, published_at FROM events ORDER BY position LIMIT ?)
        DELETE FROM events WHERE position < coalesce(
          (SELECT min(position) FROM oldest WHERE published_at >= ?),
          (SELECT max(position) + 1 FROM oldest))""",
        most,
        time);
  }
}
