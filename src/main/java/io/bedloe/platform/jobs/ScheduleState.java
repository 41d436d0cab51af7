package io.bedloe.platform.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of a schedule. */
@Schema(description = "The state of a schedule.")
public enum ScheduleState {
  /** The job is enqueued at its times. */
  ACTIVE,
  /** The job is not enqueued until the schedule is resumed. */
  PAUSED
}
