package io.bedloe.platform.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of a job. */
@Schema(description = "The state of a job.")
public enum JobState {
  /** The job waits for its time, for its group, or for a worker. */
  QUEUED,
  /** A worker runs the job, under a lease. */
  RUNNING,
  /** The job has done its work. */
  SUCCEEDED,
  /** The job has failed for good and waits for a person. */
  DEAD,
  /** Somebody cancelled the job. */
  CANCELLED
}
