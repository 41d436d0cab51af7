package io.bedloe.platform.jobs;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OneConnection;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests runs by hand in transactions of two servers. */
@IntegrationTest
class RunScheduleIT {

  private final JobFixture fixture = new JobFixture();
  private final JobSchedule schedule = JobSchedule.of(fixture.type().name(), "0 * * * *");
  private final Connection first = Database.shared().dataSource().getConnection();
  private final Connection second = Database.shared().dataSource().getConnection();

  RunScheduleIT() throws SQLException {}

  @BeforeEach
  void begin() throws SQLException {
    first.setAutoCommit(false);
    second.setAutoCommit(false);
    new StoredSchedules(new Sql(Database.shared().dataSource()))
        .save(schedule, schedule.next(java.time.Instant.now()));
  }

  @AfterEach
  void end() throws SQLException {
    try (first;
        second) {
      first.rollback();
      second.rollback();
    }
    fixture.deleteJobs();
    Database.shared().execute("DELETE FROM schedules WHERE name = ?", schedule.name());
  }

  private ScheduleAdministration server(Connection connection) {
    var sql = new Sql(OneConnection.of(connection));
    return new ScheduleAdministration(
        new StoredSchedules(sql),
        new StoredScheduleChanges(sql),
        new Jobs(
            new StoredJobs(sql),
            new Payloads(Keyring.of("a secret of this test")),
            UUID::randomUUID,
            new FakeEvents<>()),
        FakeInstance.of(fixture.scheduled(schedule)));
  }

  private static long process(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void ofTwoServersThatRunAScheduleAtTheSameTimeOneEnqueuesTheJob() throws Exception {
    var threads = Executors.newSingleThreadExecutor();
    try {
      var job = server(first).run(schedule.name());
      Future<?> other =
          threads.submit(
              () ->
                  assertRefused(
                      ScheduleRule.SCHEDULE_ALREADY_RUNNING,
                      () -> server(second).run(schedule.name())));
      long holder = process(first);
      await("the other server waits")
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  Database.shared()
                          .number(
                              "SELECT count(*) FROM pg_stat_activity WHERE ?::int = ANY"
                                  + " (pg_blocking_pids(pid))",
                              holder)
                      == 1);
      first.commit();
      other.get();
      second.rollback();

      assertThat(fixture.count(JobState.QUEUED)).isEqualTo(1);
      assertThat(server(first).find(schedule.name()).value().lastRun())
          .extracting(ScheduleRunView::jobId)
          .isEqualTo(job);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRunMayBeginWhenTheFormerOneIsOver() throws Exception {
    server(first).run(schedule.name());
    first.commit();
    Database.shared()
        .execute(
            "UPDATE jobs SET state = 'SUCCEEDED', finished_at = now() WHERE type = ?",
            fixture.type().name());
    var job = server(second).run(schedule.name());
    second.commit();
    var last = server(first).find(schedule.name()).value().lastRun();
    assertThat(last).extracting(ScheduleRunView::jobId).isEqualTo(job);
    assertThat(last).extracting(ScheduleRunView::state).isEqualTo(JobState.QUEUED);
  }

  @Test
  void aRunOfAPausedScheduleLeavesItPaused() throws Exception {
    server(first).lock(schedule.name());
    server(first).pause(schedule.name());
    server(first).run(schedule.name());
    first.commit();
    var view = server(second).find(schedule.name()).value();
    assertThat(view.state()).isEqualTo(ScheduleState.PAUSED);
    assertThat(view.lastRun())
        .extracting(ScheduleRunView::trigger)
        .isEqualTo(ScheduleTrigger.MANUAL);
  }
}
