package io.bedloe.platform.outbox;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Publishes committed events: moves them from the outbox into the stream, where each gets the next
 * position. The row of {@code event_stream} is locked until the commit, so that one relay of all
 * servers publishes at a time, and the positions become visible in their order and without gaps.
 * The lock ends with its transaction; no other server has to notice that a relay died.
 */
@ApplicationScoped
public class Relay {

  static final int BATCH = 1_000;

  private final Sql sql;

  @Inject
  public Relay(Sql sql) {
    this.sql = sql;
  }

  /**
   * Publishes the next events and returns their number; zero when there are none, or when another
   * relay publishes at this moment.
   *
   * <p>Events of one resource keep their order: the transaction of the second change began to write
   * it after the first had committed, so that its {@code seq} is higher.
   */
  @Transactional
  public int publishNextBatch() {
    var head =
        sql.one("SELECT head FROM event_stream FOR UPDATE SKIP LOCKED", row -> row.number("head"));
    if (head.isEmpty()) {
      mustHaveAStream();
    }
    return head.map(this::publishAfter).orElse(0);
  }

  /** Without its row no event is ever published, and nobody would notice. */
  private void mustHaveAStream() {
    sql.single("SELECT head FROM event_stream", row -> row.number("head"));
  }

  private int publishAfter(long head) {
    int published =
        sql.update(
            """
            WITH moved AS (
              DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox ORDER BY seq LIMIT ?)
              RETURNING *)
            INSERT INTO events (position, id, type, resource, resource_id, at, request_id,
              trace_parent, data)
            SELECT ? + row_number() OVER (ORDER BY seq), id, type, resource, resource_id, at,
              request_id, trace_parent, data
            FROM moved""",
            BATCH,
            head);
    if (published > 0) {
      sql.update("UPDATE event_stream SET head = ?", head + published);
    }
    return published;
  }
}
