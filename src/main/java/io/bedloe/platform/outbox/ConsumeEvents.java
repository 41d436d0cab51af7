package io.bedloe.platform.outbox;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives a consumer the events behind its position. The row of the consumer is locked until the
 * commit, so that one server at a time does it, and another one goes on when that server dies.
 */
@ApplicationScoped
public class ConsumeEvents {

  static final int BATCH = 500;

  private static final Logger LOG = Logger.getLogger(ConsumeEvents.class.getName());

  private final Sql sql;
  private final EventLog log;

  @Inject
  public ConsumeEvents(Sql sql, EventLog log) {
    this.sql = sql;
    this.log = log;
  }

  /**
   * Handles the next events in one transaction and returns their number; zero when there are none,
   * or when another server handles them at this moment. A new consumer begins at the end of the
   * stream.
   */
  @Transactional
  public int consumeNextBatch(EventConsumer consumer) {
    var position =
        sql.one(
            "SELECT position FROM event_consumers WHERE name = ? FOR UPDATE SKIP LOCKED",
            row -> row.number("position"),
            consumer.name());
    if (position.isEmpty()) {
      register(consumer);
    }
    return position.map(after -> consumeAfter(after, consumer)).orElse(0);
  }

  /**
   * Stores the first position, unless there is one, which another server has locked. An insert with
   * ON CONFLICT would wait for that server.
   */
  private void register(EventConsumer consumer) {
    boolean isKnown = storedPosition(consumer.name()).isPresent();
    if (!isKnown) {
      sql.update(
          """
          INSERT INTO event_consumers (name, position) SELECT ?, head FROM event_stream
          ON CONFLICT DO NOTHING""",
          consumer.name());
    }
  }

  /** Returns the position up to which a consumer has handled the events; zero before the first. */
  public long positionOf(String consumer) {
    return storedPosition(consumer).orElse(0L);
  }

  private Optional<Long> storedPosition(String consumer) {
    return sql.one(
        "SELECT position FROM event_consumers WHERE name = ?",
        row -> row.number("position"),
        consumer);
  }

  private int consumeAfter(long position, EventConsumer consumer) {
    var bounds = log.bounds();
    if (position < bounds.oldest() - 1) {
      LOG.log(
          Level.SEVERE,
          "{0} has missed the events after position {1,number,#} up to {2,number,#}: they were"
              + " deleted before it could handle them (bedloe.events.retention)",
          new Object[] {consumer.name(), position, bounds.oldest() - 1});
    }
    var events =
        log.read(Math.max(position, bounds.oldest() - 1), bounds.newest(), Condition.TRUE, BATCH);
    if (events.isEmpty()) {
      return 0;
    }
    consumer.consume(events);
    sql.update(
        "UPDATE event_consumers SET position = ? WHERE name = ?",
        events.get(events.size() - 1).position(),
        consumer.name());
    return events.size();
  }
}
