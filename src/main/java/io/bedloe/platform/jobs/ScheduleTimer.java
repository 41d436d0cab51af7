package io.bedloe.platform.jobs;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Enqueues the jobs of schedules that are due, each second. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleTimer {

  @Inject private Recurring recurring;
  @Inject private Scheduler scheduler;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void enqueueDue() {
    recurring.run("enqueue the jobs of schedules", scheduler::enqueueDue);
  }
}
