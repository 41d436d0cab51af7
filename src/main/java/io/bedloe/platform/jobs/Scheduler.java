package io.bedloe.platform.jobs;

import io.bedloe.platform.jobs.StoredSchedules.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Enqueues the jobs of schedules. Every server tries each tick, and the row of the tick, which is
 * written with the job, decides who enqueues it. A schedule that is paused keeps its tick, so that
 * the policy for missed runs decides about it when the schedule is resumed.
 */
@ApplicationScoped
public class Scheduler {

  private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());
  static final Duration KEPT = Duration.ofDays(30);

  private final StoredSchedules stored;
  private final Jobs jobs;
  private final List<ScheduledJob> scheduled;

  @Inject
  public Scheduler(StoredSchedules stored, Jobs jobs, @Any Instance<ScheduledJob> scheduled) {
    this.stored = stored;
    this.jobs = jobs;
    // All servers lock the schedules in one order.
    this.scheduled =
        scheduled.stream().sorted(Comparator.comparing(each -> each.schedule().name())).toList();
  }

  /** Enqueues what is due, and returns the number of jobs. */
  @Transactional
  public int enqueueDue() {
    Map<String, Stored> states =
        stored.all().stream().collect(Collectors.toMap(Stored::name, Function.identity()));
    int number = 0;
    for (var job : scheduled) {
      var schedule = job.schedule();
      var state = states.get(schedule.name());
      // A tick that is due comes first: beside a server of another version, which has another
      // expression, each would only write its own.
      if (state != null && isDue(job, state)) {
        number++;
      } else if (state == null || !state.expression().equals(schedule.expression())) {
        stored.save(schedule, schedule.next(stored.now()));
      }
    }
    return number;
  }

  private boolean isDue(ScheduledJob job, Stored state) {
    var schedule = job.schedule();
    var next = schedule.next(state.now());
    if (state.nextAt().isAfter(state.now())) {
      // A clock that was ahead left a tick that is too far away.
      if (state.nextAt().isAfter(next)) {
        stored.advance(state.name(), state.nextAt(), next);
      }
      return false;
    }
    return stored.advance(state.name(), state.nextAt(), next) && enqueue(job, state);
  }

  private boolean enqueue(ScheduledJob job, Stored state) {
    var schedule = job.schedule();
    var tick = state.nextAt();
    if (!schedule.isRun(tick, state.now())) {
      LOG.log(
          Level.INFO,
          "The schedule {0} missed its run at {1} and waits for the next one.",
          new Object[] {schedule.name(), tick});
      return false;
    }
    if (!stored.take(schedule.name(), tick)) {
      return false;
    }
    stored.enqueued(schedule.name(), tick, job.enqueue(jobs));
    stored.deleteTicksBefore(schedule.name(), tick.minus(KEPT));
    return true;
  }
}
