package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.it.Database;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import io.bedloe.messaging.jobs.PublishFailedJobs;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the events of jobs that fail for good, in a transaction of the test. */
@IntegrationTest
class FailedJobEventsIT {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final JobFixture fixture = new JobFixture();
  private final String type = fixture.type().name();
  private final Connection connection = Database.shared().dataSource().getConnection();
  private final Sql sql = new Sql(OneConnection.of(connection));
  private final StoredJobs stored = new StoredJobs(sql);
  private final EndAttempt end =
      new EndAttempt(
          stored,
          new PublishFailedJobs(
              new Outbox(
                  sql,
                  UUID::randomUUID,
                  Clock.systemUTC(),
                  new FakeEvents<>(),
                  FakeInstance.of())));

  FailedJobEventsIT() throws SQLException {}

  @BeforeEach
  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  @AfterEach
  void rollBack() throws SQLException {
    try (connection) {
      connection.rollback();
    }
    fixture.deleteJobs();
  }

  private UUID waitingSince(Instant time) {
    var id = UUID.fromString(DeadJobs.add(type, "QUEUED"));
    Database.shared()
        .execute("UPDATE jobs SET run_at = ?::timestamptz WHERE id = ?", time.toString(), id);
    return id;
  }

  private static long events(UUID job) {
    return Database.shared()
        .number(
            """
            SELECT (SELECT count(*) FROM outbox WHERE resource_id = ?)
              + (SELECT count(*) FROM events WHERE resource_id = ?)""",
            job,
            job);
  }

  /** Other tests have jobs of unknown types, too, which are given back with the rollback. */
  private int bury(int most) {
    return end.buryUnknown(List.of(), Instant.parse("2020-02-01T00:00:00Z"), "test", most);
  }

  @Test
  void aTransactionThatIsRolledBackLeavesNeitherADeadJobNorAnEvent() throws Exception {
    var id = waitingSince(LONG_AGO);
    assertThat(bury(1_000)).isPositive();
    assertThat(state(id)).isEqualTo("DEAD");
    connection.rollback();
    assertThat(state(id)).isEqualTo("QUEUED");
    assertThat(events(id)).isZero();
  }

  private String state(UUID id) {
    return sql.single("SELECT state FROM jobs WHERE id = ?", row -> row.text("state"), id);
  }

  @Test
  void aBatchHasOneEventForEachJobAndLeavesTheRest() {
    IntStream.range(0, 5).forEach(i -> waitingSince(LONG_AGO));
    assertThat(bury(3)).isEqualTo(3);
    assertThat(bury(1_000)).isGreaterThanOrEqualTo(2);
    assertThat(bury(1_000)).isZero();
    int events =
        sql.single(
            """
            SELECT count(*) AS n FROM outbox o JOIN jobs j ON j.id = o.resource_id
            WHERE j.type = ? AND j.state = 'DEAD' AND o.resource = 'jobs'
              AND o.type = 'io.bedloe.job.failed.v1' AND o.data ->> 'kind' = 'UNKNOWN_TYPE'""",
            row -> row.integer("n"),
            type);
    assertThat(events).isEqualTo(5);
  }

  @Test
  void aJobThatFailsForGoodHasItsEventInTheSameTransaction() throws Exception {
    var id = waitingSince(LONG_AGO);
    var claimed =
        stored.claim(
            Lane.STANDARD,
            List.of(fixture.type()),
            new StoredJobs.Lease("test", Duration.ofMinutes(1)),
            1);
    end.fail(claimed.get(0), AfterFailure.DEAD, "test", new PermanentFailure("Ann has no account"));
    var data =
        sql.single(
            "SELECT data::text AS data FROM outbox WHERE resource_id = ?",
            row -> row.text("data"),
            id);
    assertThat(data)
        .contains("\"attempts\":2", "\"kind\":\"ATTEMPT_FAILED\"", "PermanentFailure")
        .doesNotContain("Ann");
    connection.rollback();
    assertThat(state(id)).isEqualTo("QUEUED");
    assertThat(events(id)).isZero();
  }
}
