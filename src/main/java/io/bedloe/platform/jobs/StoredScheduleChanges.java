package io.bedloe.platform.jobs;

import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored schedules and their last runs, for their administration. */
@ApplicationScoped
class StoredScheduleChanges {

  private static final String STATUS =
      """
      SELECT s.name, s.expression, s.next_at, s.paused_at, t.job_id, t.by_hand, t.taken_at, j.state
      FROM schedules s
      LEFT JOIN LATERAL (
        SELECT job_id, by_hand, taken_at FROM schedule_ticks
        WHERE schedule = s.name AND job_id IS NOT NULL
        ORDER BY taken_at DESC, tick DESC LIMIT 1) t ON TRUE
      LEFT JOIN jobs j ON j.id = t.job_id
      """;

  private final Sql sql;

  @Inject
  StoredScheduleChanges(Sql sql) {
    this.sql = sql;
  }

  /** A stored schedule with its last run. */
  record Status(
      String name,
      String expression,
      Instant nextAt,
      @Nullable Instant pausedAt,
      @Nullable ScheduleRunView lastRun) {}

  List<Status> all() {
    return sql.list(STATUS, StoredScheduleChanges::status);
  }

  Optional<Status> find(String name) {
    return sql.one(STATUS + "WHERE s.name = ?", StoredScheduleChanges::status, name);
  }

  private static Status status(Row row) {
    return new Status(
        row.text("name"),
        row.text("expression"),
        row.instant("next_at"),
        row.instantOrNull("paused_at"),
        lastRun(row));
  }

  private static @Nullable ScheduleRunView lastRun(Row row) {
    var job = row.idOrNull("job_id", JobId::new);
    return job == null
        ? null
        : new ScheduleRunView(
            job,
            row.textOrNull("state") == null ? null : row.constant("state", JobState.class),
            row.flag("by_hand") ? ScheduleTrigger.MANUAL : ScheduleTrigger.SCHEDULE,
            row.instant("taken_at"));
  }

  /** Locks a schedule until the transaction ends; returns whether it is stored. */
  boolean lock(String name) {
    return sql.one(
            "SELECT name FROM schedules WHERE name = ? FOR UPDATE", row -> row.text("name"), name)
        .isPresent();
  }

  void pause(String name) {
    sql.update("UPDATE schedules SET paused_at = clock_timestamp() WHERE name = ?", name);
  }

  void resume(String name) {
    sql.update("UPDATE schedules SET paused_at = NULL WHERE name = ?", name);
  }

  /** Returns a job of a type that waits or runs. Each part has an index of such jobs. */
  Optional<JobId> unfinished(JobType<?> type) {
    return sql.one(
        """
        SELECT id FROM jobs WHERE type = ? AND lane = ? AND state = 'QUEUED'
        UNION ALL SELECT id FROM jobs WHERE type = ? AND state = 'RUNNING' LIMIT 1""",
        row -> row.id("id", JobId::new),
        type.name(),
        type.lane().name(),
        type.name());
  }

  /** Stores a run that somebody has asked for. */
  void addRun(String name, JobId job) {
    sql.update(
        """
        INSERT INTO schedule_ticks (schedule, tick, job_id, by_hand)
        VALUES (?, clock_timestamp(), ?, TRUE)""",
        name,
        job);
  }
}
