package io.bedloe.messaging.jobs;

import io.bedloe.platform.jobs.FailedJob;
import io.bedloe.platform.jobs.JobFailureKind;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.outbox.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The events of background jobs. */
public enum JobEvent implements EventType {
  FAILED(
      "A background job has failed for good, and waits as a dead letter. E-mails have no such event.",
      Failed.class);

  private final Definition definition;

  JobEvent(String meaning, Class<? extends Record> data) {
    definition = Definition.of("job", meaning, data);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of a job that has failed for good. */
  @Schema(name = "JobFailedData", description = "A background job that has failed for good.")
  public record Failed(
      @Schema(description = "The id of the job.") JobId id,
      @Schema(description = "The type of the job.", examples = "import") String type,
      @Schema(description = "The number of attempts; 0 when no server has begun the job.")
          int attempts,
      @Schema(description = "Why the job has failed.") JobFailureKind kind,
      @Schema(
              description =
                  "The class of the exception of the last attempt, for people; absent when there was"
                      + " none. Classes change between versions.",
              examples = "java.lang.IllegalStateException")
          @Nullable String error) {

    static Failed of(FailedJob job) {
      return new Failed(job.id(), job.type(), job.attempts(), job.kind(), job.error());
    }
  }
}
