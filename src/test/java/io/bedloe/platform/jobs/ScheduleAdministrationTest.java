package io.bedloe.platform.jobs;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeSql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleAdministrationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:30:00Z");
  private static final Instant NEXT_HOUR = Instant.parse("2026-11-23T11:00:00Z");
  private static final JobType<NoPayload> TYPE =
      JobType.of("test-clean", NoPayload.class, Lane.BULK);
  private static final JobSchedule HOURLY = JobSchedule.of("hourly", "0 * * * *");

  private final FakeSql sql = new FakeSql();
  private final FakeJobs jobs = FakeJobs.create();
  private final Map<String, @Nullable Object> row = new HashMap<>();

  ScheduleAdministrationTest() {
    sql.rows("AS now", parameters -> List.of(Map.of("now", NOW)));
    sql.rows("FOR UPDATE", parameters -> List.of(Map.of("name", "hourly")));
  }

  /** Stores the schedule with its next time. */
  private void store(JobSchedule schedule, Instant nextAt) {
    row.put("name", schedule.name());
    row.put("expression", schedule.expression());
    row.put("next_at", nextAt);
    row.put("paused_at", null);
    row.put("job_id", null);
    sql.rows("FROM schedules s", parameters -> List.of(row));
  }

  private ScheduleAdministration administration(JobSchedule... schedules) {
    var declared = new ScheduledJob[schedules.length];
    for (int i = 0; i < schedules.length; i++) {
      declared[i] = scheduled(schedules[i]);
    }
    return new ScheduleAdministration(
        new StoredSchedules(sql), new StoredScheduleChanges(sql), jobs, FakeInstance.of(declared));
  }

  private static ScheduledJob scheduled(JobSchedule schedule) {
    return new ScheduledJob() {
      @Override
      public JobSchedule schedule() {
        return schedule;
      }

      @Override
      public JobType<?> type() {
        return TYPE;
      }

      @Override
      public JobId enqueue(Jobs queue) {
        return queue.enqueue(TYPE, new NoPayload());
      }
    };
  }

  private ScheduleView view(JobSchedule schedule) {
    return administration(schedule).find(schedule.name()).value();
  }

  @Test
  void schedulesAreListedByTheirNames() {
    var listed =
        administration(HOURLY, JobSchedule.of("daily", "0 3 * * *")).all().stream()
            .map(ScheduleView::name);
    assertThat(listed).containsExactly("daily", "hourly");
  }

  @Test
  void aScheduleThatNoServerHasStoredYetRunsAtItsNextTime() {
    var view = view(HOURLY);
    assertThat(view.nextRunAt()).isEqualTo(NEXT_HOUR);
    assertThat(view.lastRun()).isNull();
    assertThat(view.zone()).isEqualTo("UTC");
    assertThat(view.jobType()).isEqualTo("test-clean");
  }

  @Test
  void aTimeOfAnotherExpressionIsNotShown() {
    store(JobSchedule.of("hourly", "5 * * * *"), NOW.plusSeconds(1));
    assertThat(view(HOURLY).nextRunAt()).isEqualTo(NEXT_HOUR);
  }

  @Test
  void aMissedTimeIsTheNextRunUnlessItIsSkipped() {
    var missed = NOW.minus(Duration.ofHours(5));
    store(HOURLY, missed);
    assertThat(view(HOURLY).nextRunAt()).isEqualTo(missed);
    assertThat(view(HOURLY.withMissedRuns(MissedRuns.SKIP)).nextRunAt()).isEqualTo(NEXT_HOUR);
  }

  @Test
  void aTimeIsLateWithinAMinuteAndMissedAfterIt() {
    var skipping = HOURLY.withMissedRuns(MissedRuns.SKIP);
    var justLate = NOW.minus(JobSchedule.LATE).plusMillis(1);
    assertThat(skipping.upcoming(justLate, NOW)).isEqualTo(justLate);
    assertThat(skipping.upcoming(NOW.minus(JobSchedule.LATE), NOW)).isEqualTo(NEXT_HOUR);
  }

  @Test
  void aTimeThatAClockWasAheadToIsNotTheNextRun() {
    store(HOURLY, NOW.plus(Duration.ofDays(900)));
    assertThat(view(HOURLY).nextRunAt()).isEqualTo(NEXT_HOUR);
  }

  @Test
  void aPausedScheduleHasNoNextRun() {
    store(HOURLY, NEXT_HOUR);
    row.put("paused_at", NOW);
    var view = view(HOURLY);
    assertThat(view.state()).isEqualTo(ScheduleState.PAUSED);
    assertThat(view.pausedAt()).isEqualTo(NOW);
    assertThat(view.nextRunAt()).isNull();
  }

  @Test
  void theVersionIsAnotherOneWhenTheJobOfTheLastRunHasAnotherState() {
    store(HOURLY, NEXT_HOUR);
    row.putAll(
        Map.of("job_id", new UUID(0, 7), "by_hand", true, "taken_at", NOW, "state", "QUEUED"));
    var queued = administration(HOURLY).find("hourly");
    assertThat(queued.value().lastRun())
        .isEqualTo(
            new ScheduleRunView(
                new JobId(new UUID(0, 7)), JobState.QUEUED, ScheduleTrigger.MANUAL, NOW));
    assertThat(administration(HOURLY).find("hourly")).isEqualTo(queued);

    row.put("state", "SUCCEEDED");
    assertThat(administration(HOURLY).find("hourly").version()).isNotEqualTo(queued.version());
    row.put("state", null);
    assertThat(view(HOURLY).lastRun()).extracting(ScheduleRunView::state).isNull();
  }

  @Test
  void anUnknownScheduleIsNotFound() {
    var administration = administration(HOURLY);
    assertRefused(ScheduleRule.SCHEDULE_NOT_FOUND, () -> administration.find("monthly"));
    assertRefused(ScheduleRule.SCHEDULE_NOT_FOUND, () -> administration.lock("monthly"));
    assertRefused(ScheduleRule.SCHEDULE_NOT_FOUND, () -> administration.run("monthly"));
  }

  @Test
  void aRunEnqueuesTheJobAndIsStored() {
    assertThat(administration(HOURLY).run("hourly")).isEqualTo(new JobId(new UUID(0, 1)));
    assertThat(jobs.payloads()).hasSize(1);
    assertThat(sql.updates()).anyMatch(statement -> statement.contains("INTO schedule_ticks"));
  }

  @Test
  void aRunIsRefusedWhileAJobOfTheScheduleWaitsOrRuns() {
    var other = new UUID(0, 9);
    sql.rows("UNION ALL", parameters -> List.of(Map.of("id", other)));
    var refusal =
        assertRefused(
            ScheduleRule.SCHEDULE_ALREADY_RUNNING, () -> administration(HOURLY).run("hourly"));
    assertThat(refusal.detail()).contains(other.toString(), "cancel");
    assertThat(jobs.payloads()).isEmpty();
    assertThat(sql.updates()).isEmpty();
  }
}
