package io.bedloe.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a job is enqueued again and again.
 *
 * @param name the stored name, such as {@code delete-old-jobs}; it never changes
 * @param zone the time zone of the expression
 * @param missed what happens with missed runs
 */
public record JobSchedule(String name, Cron cron, ZoneId zone, MissedRuns missed) {

  /** A run that begins later than this was missed. */
  static final Duration LATE = Duration.ofMinutes(1);

  /** Declares a schedule in UTC whose missed runs are made up for by one run. */
  public static JobSchedule of(String name, String cron) {
    return new JobSchedule(name, Cron.parse(cron), ZoneOffset.UTC, MissedRuns.RUN_ONCE);
  }

  /** Returns the schedule in another time zone. */
  public JobSchedule in(ZoneId other) {
    return new JobSchedule(name, cron, other, missed);
  }

  /** Returns the schedule with another policy for missed runs. */
  public JobSchedule withMissedRuns(MissedRuns policy) {
    return new JobSchedule(name, cron, zone, policy);
  }

  /** Returns the first tick after a time. */
  Instant next(Instant after) {
    return cron.next(after, zone)
        .orElseThrow(() -> new IllegalStateException("the schedule " + name + " never runs"));
  }

  /** Returns the next run when a tick is stored: one that is skipped, or too far away, is not. */
  Instant upcoming(Instant tick, Instant now) {
    var next = next(now);
    return tick.isAfter(next) || (!tick.isAfter(now) && !isRun(tick, now)) ? next : tick;
  }

  /** Returns the name of the time zone as IANA has it. */
  String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** Returns whether a tick is run at a time. */
  boolean isRun(Instant tick, Instant now) {
    return missed == MissedRuns.RUN_ONCE || tick.plus(LATE).isAfter(now);
  }

  /** Returns what is stored, so that a change of it is noticed. */
  String expression() {
    return cron + " " + zone;
  }
}
