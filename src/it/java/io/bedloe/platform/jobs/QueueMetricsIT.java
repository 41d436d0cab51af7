package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import io.bedloe.messaging.jobs.DeliveryMetrics;
import io.bedloe.platform.metrics.StoredMetrics;
import io.bedloe.platform.outbox.EventMetrics;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.TimeLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the metrics of the database on empty temporary tables of the test, which hide those that
 * the shared server changes.
 */
@IntegrationTest
class QueueMetricsIT {

  private static final List<String> TABLES =
      List.of("jobs", "outbox", "event_stream", "event_consumers", "webhook_deliveries");

  private final Connection connection = Database.shared().dataSource().getConnection();
  private final Sql sql = new Sql(OneConnection.of(connection));

  QueueMetricsIT() throws SQLException {}

  @BeforeEach
  void createEmptyTables() throws SQLException {
    connection.setAutoCommit(false);
    TABLES.forEach(
        table ->
            sql.update(
                "CREATE TEMPORARY TABLE %s (LIKE public.%s INCLUDING ALL)"
                    .formatted(table, table)));
  }

  @AfterEach
  void rollBack() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }

  private static long value(StoredMetrics source, String name, Map<String, String> labels) {
    var samples =
        source.read().stream()
            .filter(metric -> metric.name().equals(name))
            .flatMap(metric -> metric.samples().stream())
            .filter(sample -> sample.labels().equals(labels))
            .toList();
    assertThat(samples).as(name + labels).hasSize(1);
    return samples.get(0).value();
  }

  private long jobs(String lane, String state) {
    return value(new JobMetrics(sql), "bedloe_jobs", Map.of("lane", lane, "state", state));
  }

  private void add(String lane, String state, String due) {
    sql.update(
        """
        INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
          run_at, lease_until, finished_at)
        VALUES (?, 'test', 1, '{}', FALSE, ?, 0, ?, now() + ?::interval,
          CASE WHEN ? = 'RUNNING' THEN now() END,
          CASE WHEN ? NOT IN ('QUEUED', 'RUNNING') THEN now() END)""",
        UUID.randomUUID(),
        lane,
        state,
        due,
        state,
        state);
  }

  @Test
  void jobsAreCountedByLaneAndStateAndALaneWithoutJobsHasZeros() {
    add("STANDARD", "QUEUED", "1 hour");
    add("STANDARD", "QUEUED", "0 seconds");
    add("MAIL", "RUNNING", "0 seconds");
    add("MAIL", "DEAD", "0 seconds");
    add("BULK", "SUCCEEDED", "0 seconds");

    assertThat(jobs("STANDARD", "QUEUED")).isEqualTo(2);
    assertThat(jobs("STANDARD", "RUNNING")).isZero();
    assertThat(jobs("MAIL", "RUNNING")).isEqualTo(1);
    assertThat(jobs("MAIL", "DEAD")).isEqualTo(1);
    assertThat(jobs("BULK", "QUEUED")).isZero();
    assertThat(jobs("BULK", "DEAD")).isZero();
  }

  private long oldestDue(String lane) {
    return value(new JobMetrics(sql), "bedloe_jobs_oldest_due_seconds", Map.of("lane", lane));
  }

  @Test
  void theOldestDueJobOfALaneHasAnAgeAndOneThatIsNotDueHasNone() {
    add("STANDARD", "QUEUED", "1 hour");
    add("STANDARD", "RUNNING", "-1 hour");
    assertThat(oldestDue("STANDARD")).isZero();
    add("STANDARD", "QUEUED", "-90 seconds");
    add("STANDARD", "QUEUED", "-10 seconds");
    assertThat(oldestDue("STANDARD")).isEqualTo(90);
    assertThat(oldestDue("MAIL")).isZero();
  }

  @Test
  void aConsumerIsBehindByTheEventsThatItHasNotHandled() {
    sql.update("INSERT INTO event_stream SELECT * FROM public.event_stream");
    sql.update("UPDATE event_stream SET head = 10");
    sql.update("INSERT INTO event_consumers (name, position) VALUES ('slow', 3), ('fast', 10)");

    var name = "bedloe_event_consumer_behind";
    assertThat(value(new EventMetrics(sql), name, Map.of("consumer", "slow"))).isEqualTo(7);
    assertThat(value(new EventMetrics(sql), name, Map.of("consumer", "fast"))).isZero();
  }

  @Test
  void theOldestEventThatIsNotPublishedHasAnAge() {
    var name = "bedloe_events_unpublished_seconds";
    assertThat(value(new EventMetrics(sql), name, Map.of())).isZero();
    sql.update(
        """
        INSERT INTO outbox (id, type, resource, resource_id, at, data)
        VALUES (?, 'test', 'test', ?, now() - interval '2 minutes', '{}')""",
        UUID.randomUUID(),
        UUID.randomUUID());
    assertThat(value(new EventMetrics(sql), name, Map.of())).isEqualTo(120);
  }

  @Test
  void waitingAndFailedDeliveriesOfWebhooksAreCounted() {
    for (var status : List.of("PENDING", "PENDING", "FAILED", "SUCCEEDED")) {
      sql.update(
          """
          INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
            resource_id, body, status, created_at)
          VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test', 'products',
            gen_random_uuid(), '{}', ?, now())""",
          status);
    }
    var source = new DeliveryMetrics(sql);
    assertThat(value(source, "bedloe_webhook_deliveries_waiting", Map.of())).isEqualTo(2);
    assertThat(value(source, "bedloe_webhook_dead_letters", Map.of())).isEqualTo(1);
  }

  @Test
  void aStatementThatTakesLongerThanTheLimitOfItsTransactionIsEnded() {
    new TimeLimit(sql).apply(Duration.ofMillis(50));
    assertThatThrownBy(
            () -> sql.list("SELECT pg_sleep(60)::text AS slept", row -> row.text("slept")))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("statement timeout");
  }
}
