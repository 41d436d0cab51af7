package io.bedloe.platform.jobs;

import io.bedloe.kernel.Rule;

/** The rules of the administration of schedules. */
public enum ScheduleRule implements Rule {
  SCHEDULE_NOT_FOUND(Kind.NOT_FOUND, "The schedule does not exist"),
  SCHEDULE_ALREADY_RUNNING(Kind.CONFLICT, "A job of the schedule waits or runs already");

  private final Definition definition;

  ScheduleRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
