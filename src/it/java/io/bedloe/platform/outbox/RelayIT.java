package io.bedloe.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests the relay in transactions of the test, beside the relay of the shared server. The resource
 * of these events has no owner, so that no caller sees them.
 */
@IntegrationTest
class RelayIT {

  private static final String RESOURCE = "relay-test";

  private final UUID resource = UUID.randomUUID();
  private final EventLog log = new EventLog(new Sql(Database.shared().dataSource()));

  /** A transaction of one connection, which is rolled back unless it is committed. */
  private static final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final Sql sql;

    Transaction() throws SQLException {
      connection = Database.shared().dataSource().getConnection();
      connection.setAutoCommit(false);
      sql = new Sql(OneConnection.of(connection));
    }

    void add(UUID resource, String type) {
      sql.update(
          """
          INSERT INTO outbox (id, type, resource, resource_id, at, data)
          VALUES (?, ?, ?, ?, now(), '{}')""",
          UUID.randomUUID(),
          type,
          RESOURCE,
          resource);
    }

    int publish() {
      return new Relay(sql).publishNextBatch();
    }

    void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      try (connection) {
        connection.rollback();
      }
    }
  }

  private List<PublishedEvent> published() {
    return log.read(
        0, Long.MAX_VALUE, Condition.of("resource_id = ?", resource), Integer.MAX_VALUE);
  }

  private List<String> types() {
    return published().stream().map(PublishedEvent::type).toList();
  }

  private void awaitTypes(String... types) {
    await("the relay of the server").until(() -> types().equals(List.of(types)));
  }

  @Test
  void anEventOfATransactionThatCommitsLaterHasALaterPosition() throws Exception {
    try (var slow = new Transaction();
        var fast = new Transaction()) {
      slow.add(resource, "first-written");
      fast.add(resource, "first-committed");
      fast.commit();
      awaitTypes("first-committed");
      slow.commit();
      awaitTypes("first-committed", "first-written");
    }
  }

  @Test
  void anEventOfATransactionThatIsRolledBackIsNotPublished() throws Exception {
    try (var failed = new Transaction()) {
      failed.add(resource, "never-happened");
    }
    try (var committed = new Transaction()) {
      committed.add(resource, "happened");
      committed.commit();
    }
    awaitTypes("happened");
  }

  @Test
  void aSecondRelayPublishesNothingUntilTheFirstHasCommitted() throws Exception {
    try (var writer = new Transaction();
        var first = new Transaction();
        var second = new Transaction()) {
      // The lock keeps the relay of the server away.
      await("the lock of the stream").until(() -> holdsTheStream(first));
      writer.add(resource, "one");
      writer.commit();
      assertThat(second.publish()).isZero();
      assertThat(first.publish()).isPositive();
      assertThat(second.publish()).isZero();
      assertThat(types()).isEmpty();
      first.commit();
      assertThat(types()).containsExactly("one");
    }
  }

  private static boolean holdsTheStream(Transaction transaction) {
    return transaction
        .sql
        .one("SELECT head FROM event_stream FOR UPDATE SKIP LOCKED", row -> row.number("head"))
        .isPresent();
  }

  /** The move of the server's relay waits for the lock of this test. */
  @Test
  void theRelayOfTheServerHoldsTheStreamUntilItsBatchIsCommitted() throws Exception {
    try (var writer = new Transaction();
        var reader = new Transaction();
        var second = new Transaction()) {
      reader.sql.update("LOCK TABLE events IN SHARE MODE");
      writer.add(resource, "one");
      writer.commit();
      await("the relay of the server moves the event").until(RelayIT::waitsForEvents);
      assertThat(holdsTheStream(second)).isFalse();
    }
    awaitTypes("one");
  }

  private static boolean waitsForEvents() {
    return Database.shared()
            .number(
                "SELECT count(*) FROM pg_locks WHERE relation = 'events'::regclass AND NOT granted")
        > 0;
  }

  @Test
  void whatARelayThatDiesHasMovedIsPublishedByAnother() throws Exception {
    try (var writer = new Transaction();
        var dying = new Transaction()) {
      await("the lock of the stream").until(() -> holdsTheStream(dying));
      writer.add(resource, "one");
      writer.commit();
      assertThat(dying.publish()).isPositive();
    }
    awaitTypes("one");
  }

  @Test
  void positionsHaveNoGaps() throws Exception {
    try (var writer = new Transaction()) {
      for (int i = 0; i < 100; i++) {
        writer.add(resource, "number-" + i);
      }
      writer.commit();
    }
    await("the relay of the server").until(() -> published().size() == 100);
    var bounds = log.bounds();
    var all = log.read(bounds.oldest() - 1, bounds.newest(), Condition.TRUE, Integer.MAX_VALUE);
    assertThat(published())
        .extracting(PublishedEvent::type)
        .isEqualTo(java.util.stream.IntStream.range(0, 100).mapToObj(i -> "number-" + i).toList());
    var newest = published().get(99).position();
    var oldest = published().get(0).position();
    assertThat(all)
        .extracting(PublishedEvent::position)
        .filteredOn(position -> position >= oldest && position <= newest)
        .hasSize((int) (newest - oldest + 1));
  }

  /** The transaction is rolled back; the stream has only the events of this test in it. */
  @Test
  void oldEventsAreDeletedUpToTheFirstThatIsNotOld() throws Exception {
    try (var transaction = new Transaction()) {
      var sql = transaction.sql;
      sql.update("DELETE FROM events");
      sql.update(
          """
          INSERT INTO events (position, id, type, resource, resource_id, at, data, published_at)
          SELECT position, gen_random_uuid(), 'type', ?, ?, published_at, '{}', published_at
          FROM (VALUES (1, timestamptz '2026-01-01'), (2, '2026-01-02'), (3, '2026-03-01'),
            (4, '2026-01-03')) AS e (position, published_at)""",
          RESOURCE,
          resource);
      var events = new EventLog(sql);
      var february = Instant.parse("2026-02-01T00:00:00Z");
      assertThat(events.deletePublishedBefore(february, 1)).isEqualTo(1);
      assertThat(events.bounds().oldest()).isEqualTo(2);
      assertThat(events.deletePublishedBefore(february, 10)).isEqualTo(1);
      assertThat(events.bounds().oldest()).isEqualTo(3);
      assertThat(events.deletePublishedBefore(february, 10)).isZero();
    }
  }
}
