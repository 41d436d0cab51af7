package io.bedloe.platform.jobs;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.jobs.StoredScheduleChanges.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes schedules for administrators, within the transaction of the caller. Who may do
 * it, and what the audit trail gets, is decided by the caller.
 */
@ApplicationScoped
public class ScheduleAdministration {

  private final StoredSchedules stored;
  private final StoredScheduleChanges changes;
  private final Jobs jobs;
  private final List<ScheduledJob> scheduled;

  @Inject
  ScheduleAdministration(
      StoredSchedules stored,
      StoredScheduleChanges changes,
      Jobs jobs,
      @Any Instance<ScheduledJob> scheduled) {
    this.stored = stored;
    this.changes = changes;
    this.jobs = jobs;
    this.scheduled =
        scheduled.stream().sorted(Comparator.comparing(job -> job.schedule().name())).toList();
  }

  /** Returns the schedules of this server, by their names. */
  public List<ScheduleView> all() {
    var now = stored.now();
    Map<String, Status> states =
        changes.all().stream().collect(Collectors.toMap(Status::name, Function.identity()));
    return scheduled.stream()
        .map(job -> view(job, states.get(job.schedule().name()), now))
        .toList();
  }

  /**
   * Returns a schedule. Its version is a checksum of what is shown, because the next run and the
   * state of the last job change without a change of the schedule.
   */
  public Versioned<ScheduleView> find(String name) {
    var view = view(declared(name), changes.find(name).orElse(null), stored.now());
    var checksum = new CRC32C();
    checksum.update(view.toString().getBytes(StandardCharsets.UTF_8));
    return new Versioned<>(view, checksum.getValue());
  }

  private ScheduledJob declared(String name) {
    return scheduled.stream()
        .filter(job -> job.schedule().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Rejected.because(
                    ScheduleRule.SCHEDULE_NOT_FOUND,
                    "This server has no schedule with this name. GET /schedules lists all of"
                        + " them."));
  }

  private static ScheduleView view(ScheduledJob job, @Nullable Status state, Instant now) {
    var schedule = job.schedule();
    var pausedAt = state == null ? null : state.pausedAt();
    return new ScheduleView(
        schedule.name(),
        job.type().name(),
        schedule.cron().toString(),
        schedule.zoneName(),
        schedule.missed(),
        pausedAt == null ? ScheduleState.ACTIVE : ScheduleState.PAUSED,
        pausedAt,
        pausedAt == null ? nextRun(schedule, state, now) : null,
        state == null ? null : state.lastRun());
  }

  private static Instant nextRun(JobSchedule schedule, @Nullable Status state, Instant now) {
    return state == null || !state.expression().equals(schedule.expression())
        ? schedule.next(now)
        : schedule.upcoming(state.nextAt(), now);
  }

  /** Returns a schedule, and locks it until the transaction ends. */
  public Versioned<ScheduleView> lock(String name) {
    lock(declared(name).schedule());
    return find(name);
  }

  /** A schedule is stored by the first server that knows it, within a second. */
  private void lock(JobSchedule schedule) {
    if (!changes.lock(schedule.name())) {
      stored.save(schedule, schedule.next(stored.now()));
      changes.lock(schedule.name());
    }
  }

  /** Pauses a locked schedule: no server enqueues its job from now on. */
  public void pause(String name) {
    changes.pause(name);
  }

  /** Resumes a locked schedule; its policy decides about the runs that it has missed. */
  public void resume(String name) {
    changes.resume(name);
  }

  /**
   * Enqueues the job of a schedule now, whether it is paused or not, and returns the job. It is
   * refused while a job of the type waits or runs. The lock makes others wait for this decision.
   */
  public JobId run(String name) {
    var job = declared(name);
    lock(job.schedule());
    changes
        .unfinished(job.type())
        .ifPresent(
            other -> {
              throw Rejected.because(
                  ScheduleRule.SCHEDULE_ALREADY_RUNNING,
                  "The job %s waits or runs. Wait until it is over, or cancel it: POST"
                          .formatted(other)
                      + " /jobs/{id}/cancel.");
            });
    var id = job.enqueue(jobs);
    changes.addRun(name, id);
    stored.deleteTicksBefore(name, stored.now().minus(Scheduler.KEPT));
    return id;
  }
}
