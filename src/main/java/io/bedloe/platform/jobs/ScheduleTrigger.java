package io.bedloe.platform.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reasons why the job of a schedule was enqueued. */
@Schema(description = "The reason why the job of a schedule was enqueued.")
public enum ScheduleTrigger {
  /** A time of the schedule. */
  SCHEDULE,
  /** Somebody who has asked for a run. */
  MANUAL
}
