package io.bedloe.platform.jobs;

import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The stored schedules and their ticks. The clock of the database decides about times. */
@ApplicationScoped
class StoredSchedules {

  private final Sql sql;

  @Inject
  StoredSchedules(Sql sql) {
    this.sql = sql;
  }

  /** The state of a schedule, and the present time of the database. */
  record Stored(String name, String expression, Instant nextAt, Instant now) {}

  Instant now() {
    return sql.single("SELECT clock_timestamp() AS now", row -> row.instant("now"));
  }

  List<Stored> all() {
    return sql.list(
        "SELECT name, expression, next_at, clock_timestamp() AS now FROM schedules",
        row ->
            new Stored(
                row.text("name"),
                row.text("expression"),
                row.instant("next_at"),
                row.instant("now")));
  }

  /**
   * Stores a new schedule, or another expression of one. The next tick of the expression before
   * comes, if it is earlier: servers of two versions run side by side.
   */
  void save(JobSchedule schedule, Instant nextAt) {
    sql.update(
        """
        INSERT INTO schedules (name, expression, next_at) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET expression = excluded.expression,
          next_at = least(schedules.next_at, excluded.next_at)
        WHERE schedules.expression <> excluded.expression""",
        schedule.name(),
        schedule.expression(),
        nextAt);
  }

  /**
   * Moves a schedule to its next tick, unless another server has done so, or the schedule is
   * paused; returns whether.
   */
  boolean advance(String name, Instant tick, Instant nextAt) {
    return sql.update(
            """
            UPDATE schedules SET next_at = ?
            WHERE name = ? AND next_at = ? AND paused_at IS NULL""",
            nextAt,
            name,
            tick)
        == 1;
  }

  /** Takes a tick; returns whether no server had it. */
  boolean take(String name, Instant tick) {
    return sql.update(
            """
            INSERT INTO schedule_ticks (schedule, tick) VALUES (?, ?) ON CONFLICT DO NOTHING""",
            name,
            tick)
        == 1;
  }

  void enqueued(String name, Instant tick, JobId job) {
    sql.update(
        "UPDATE schedule_ticks SET job_id = ? WHERE schedule = ? AND tick = ?", job, name, tick);
  }

  void deleteTicksBefore(String name, Instant time) {
    sql.update("DELETE FROM schedule_ticks WHERE schedule = ? AND tick < ?", name, time);
  }
}
