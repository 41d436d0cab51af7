package io.bedloe.platform.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of a schedule. */
@Schema(name = "ScheduleRun", description = "A run of a schedule.")
public record ScheduleRunView(
    @Schema(description = "The job of the run. GET /jobs/{id} returns its errors and its log.")
        JobId jobId,
    @Schema(
            description =
                "The state of the job; absent when the job has ended and was deleted after"
                    + " `bedloe.jobs.retention`.")
        @Nullable JobState state,
    @Schema(description = "The reason why the job was enqueued.") ScheduleTrigger trigger,
    @Schema(description = "When the job was enqueued.") Instant enqueuedAt) {}
