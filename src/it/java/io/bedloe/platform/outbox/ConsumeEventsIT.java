package io.bedloe.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests consumers in transactions of the test. The stream of each test is its own: what a
 * transaction changes is rolled back at its end, unless it is committed.
 */
@IntegrationTest
class ConsumeEventsIT {

  private final String name = "consumer-test-" + UUID.randomUUID();
  private Connection connection;

  /** Keeps the types of the events. */
  private final class Keeping implements EventConsumer {
    private final List<String> types = new ArrayList<>();

    @Override
    public String name() {
      return name;
    }

    @Override
    public void consume(List<PublishedEvent> events) {
      events.forEach(event -> types.add(event.type()));
    }
  }

  ConsumeEventsIT() throws SQLException {
    connection = transaction();
  }

  private static Connection transaction() throws SQLException {
    var connection = Database.shared().dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static ConsumeEvents events(Connection connection) {
    var sql = new Sql(OneConnection.of(connection));
    return new ConsumeEvents(sql, new EventLog(sql));
  }

  /** The lock keeps the relay of the server away. */
  @BeforeEach
  void anEmptyStream() {
    var sql = new Sql(OneConnection.of(connection));
    sql.update("UPDATE event_stream SET head = head");
    sql.update("DELETE FROM events");
  }

  @AfterEach
  void end() throws SQLException {
    connection.rollback();
    connection.close();
    Database.shared().execute("DELETE FROM event_consumers WHERE name = ?", name);
  }

  private void publish(String type) {
    var sql = new Sql(OneConnection.of(connection));
    sql.update("UPDATE event_stream SET head = head + 1");
    sql.update(
        """
        INSERT INTO events (position, id, type, resource, resource_id, at, data)
        SELECT head, gen_random_uuid(), ?, 'relay-test', gen_random_uuid(), now(), '{}'
        FROM event_stream""",
        type);
  }

  @Test
  void aNewConsumerBeginsAtTheEndOfTheStreamAndGetsEachEventOnce() {
    var consumer = new Keeping();
    var events = events(connection);
    publish("before");
    assertThat(events.consumeNextBatch(consumer)).isZero();
    publish("first");
    publish("second");
    assertThat(events.consumeNextBatch(consumer)).isEqualTo(2);
    assertThat(events.consumeNextBatch(consumer)).isZero();
    publish("third");
    assertThat(events.consumeNextBatch(consumer)).isEqualTo(1);
    assertThat(consumer.types).containsExactly("first", "second", "third");
  }

  @Test
  void eventsOfABatchThatFailsComeAgain() throws SQLException {
    var events = events(connection);
    events.consumeNextBatch(new Keeping());
    publish("poison");
    var beforeTheBatch = connection.setSavepoint();
    var failing =
        new EventConsumer() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public void consume(List<PublishedEvent> batch) {
            throw new IllegalStateException("failed");
          }
        };
    assertThatThrownBy(() -> events.consumeNextBatch(failing)).hasMessage("failed");
    connection.rollback(beforeTheBatch);
    var consumer = new Keeping();
    assertThat(events.consumeNextBatch(consumer)).isEqualTo(1);
    assertThat(consumer.types).containsExactly("poison");
  }

  @Test
  void aConsumerWhoseEventsWereDeletedGoesOnWithTheOldest() {
    var consumer = new Keeping();
    var events = events(connection);
    events.consumeNextBatch(consumer);
    publish("deleted");
    new Sql(OneConnection.of(connection)).update("DELETE FROM events");
    publish("kept");
    assertThat(events.consumeNextBatch(consumer)).isEqualTo(1);
    assertThat(consumer.types).containsExactly("kept");
  }

  @Test
  void aSecondServerGetsNothingWhileTheFirstHandlesABatch() throws SQLException {
    Database.shared().execute("INSERT INTO event_consumers (name, position) VALUES (?, 0)", name);
    publish("one");
    assertThat(events(connection).consumeNextBatch(new Keeping())).isEqualTo(1);
    try (var second = transaction()) {
      var consumer = new Keeping();
      assertThat(events(second).consumeNextBatch(consumer)).isZero();
      assertThat(consumer.types).isEmpty();
      second.rollback();
    }
  }
}
