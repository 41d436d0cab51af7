package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.platform.persistence.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests schedules with the schedulers of two servers on one database. */
@IntegrationTest
class SchedulerIT {

  private static final Instant TICK = Instant.parse("2026-01-01T00:00:00Z");

  private final JobFixture fixture = new JobFixture();
  private final JobPools pools = fixture.pools((run, value) -> {});
  private final JobSchedule schedule = JobSchedule.of(fixture.type().name(), "0 * * * *");
  private final List<Scheduler> servers = new ArrayList<>();

  @BeforeEach
  void start() {
    servers.add(server(schedule));
    servers.add(server(schedule));
    servers.get(0).enqueueDue();
  }

  @AfterEach
  void stop() throws InterruptedException {
    pools.close();
    fixture.deleteJobs();
    Database.shared().execute("DELETE FROM schedules WHERE name = ?", schedule.name());
  }

  private Scheduler server(JobSchedule declared) {
    return new Scheduler(stored(), pools.jobs(), FakeInstance.of(fixture.scheduled(declared)));
  }

  private static StoredSchedules stored() {
    return new StoredSchedules(new Sql(Database.shared().dataSource()));
  }

  private static StoredScheduleChanges changes() {
    return new StoredScheduleChanges(new Sql(Database.shared().dataSource()));
  }

  private void setNext(Instant time) {
    Database.shared()
        .execute(
            "UPDATE schedules SET next_at = ?::timestamptz WHERE name = ?",
            time.toString(),
            schedule.name());
  }

  private Instant next() {
    return Database.shared()
        .list(
            row -> row.getTimestamp(1).toInstant(),
            "SELECT next_at FROM schedules WHERE name = ?",
            schedule.name())
        .get(0);
  }

  @Test
  void aNewScheduleWaitsForItsFirstTick() {
    assertThat(fixture.count(JobState.QUEUED)).isZero();
    assertThat(next()).isAfter(Instant.now().minus(Duration.ofMinutes(1)));
  }

  @Test
  void eachTickIsRunOnceByManyServers() throws Exception {
    for (int i = 0; i < 10; i++) {
      setNext(TICK.plus(Duration.ofHours(i)));
      var enqueued = AtOnce.all(8, number -> servers.get(number % 2).enqueueDue());
      assertThat(enqueued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }
    assertThat(fixture.count(JobState.QUEUED)).isEqualTo(10);
  }

  @Test
  void ofManyMissedRunsOneIsMadeUpFor() {
    setNext(TICK);
    assertThat(servers.get(0).enqueueDue()).isEqualTo(1);
    assertThat(servers.get(1).enqueueDue()).isZero();
    assertThat(next()).isAfter(TICK.plus(Duration.ofDays(1)));
  }

  @Test
  void aMissedRunIsSkippedWhenTheScheduleSaysSo() {
    setNext(TICK);
    assertThat(server(schedule.withMissedRuns(MissedRuns.SKIP)).enqueueDue()).isZero();
    assertThat(fixture.count(JobState.QUEUED)).isZero();
    assertThat(next()).isAfter(TICK.plus(Duration.ofDays(1)));
  }

  @Test
  void aTickThatAClockComesBackToIsNotRunAgain() {
    setNext(TICK);
    assertThat(servers.get(0).enqueueDue()).isEqualTo(1);
    setNext(TICK);
    assertThat(servers.get(1).enqueueDue()).isZero();
    assertThat(fixture.count(JobState.QUEUED)).isEqualTo(1);
  }

  @Test
  void aScheduleDoesNotWaitForATimeThatAClockWasAheadTo() {
    setNext(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(servers.get(0).enqueueDue()).isZero();
    assertThat(next()).isBefore(Instant.now().plus(Duration.ofHours(2)));
  }

  private Scheduler withExpression(String expression) {
    return server(
        new JobSchedule(
            schedule.name(), Cron.parse(expression), schedule.zone(), schedule.missed()));
  }

  /** Servers of two versions would only replace the expression of the other, again and again. */
  @Test
  void aTickThatIsDueIsRunBeforeAnotherExpressionIsStored() {
    setNext(TICK);
    var changed = withExpression("30 4 * * *");
    assertThat(changed.enqueueDue()).isEqualTo(1);
    assertThat(changed.enqueueDue()).isZero();
    assertThat(next().toString()).endsWith("T04:30:00Z");
  }

  @Test
  void theNextTickOfTheExpressionBeforeStillComes() {
    var soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(30);
    setNext(soon);
    assertThat(withExpression("30 4 1 1 *").enqueueDue()).isZero();
    assertThat(next()).isEqualTo(soon);
  }

  @Test
  void aPausedScheduleIsRunByNoServerAndKeepsItsTick() {
    setNext(TICK);
    changes().pause(schedule.name());
    assertThat(servers.get(0).enqueueDue()).isZero();
    assertThat(servers.get(1).enqueueDue()).isZero();
    assertThat(fixture.count(JobState.QUEUED)).isZero();
    assertThat(next()).isEqualTo(TICK);
  }

  @Test
  void aResumedScheduleMakesUpForItsMissedRunsByOne() {
    setNext(TICK);
    changes().pause(schedule.name());
    changes().resume(schedule.name());
    assertThat(servers.get(0).enqueueDue()).isEqualTo(1);
    assertThat(servers.get(1).enqueueDue()).isZero();
    assertThat(next()).isAfter(TICK.plus(Duration.ofDays(1)));
  }

  @Test
  void aResumedScheduleSkipsItsMissedRunsWhenItSaysSo() {
    setNext(TICK);
    changes().pause(schedule.name());
    changes().resume(schedule.name());
    assertThat(server(schedule.withMissedRuns(MissedRuns.SKIP)).enqueueDue()).isZero();
    assertThat(fixture.count(JobState.QUEUED)).isZero();
    assertThat(next()).isAfter(TICK.plus(Duration.ofDays(1)));
  }

  @Test
  void aPauseHoldsForServersOfAReleaseWithAnotherExpression() {
    changes().pause(schedule.name());
    setNext(Instant.parse("2099-01-01T00:00:00Z"));
    var changed = server(JobSchedule.of(schedule.name(), "30 4 * * *"));
    assertThat(changed.enqueueDue()).isZero();
    assertThat(next().toString()).endsWith("T04:30:00Z");
    setNext(TICK);
    assertThat(changed.enqueueDue()).isZero();
    assertThat(next()).isEqualTo(TICK);
  }
}
