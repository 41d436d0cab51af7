package io.bedloe.messaging.jobs;

import io.bedloe.platform.jobs.JobFailureView;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobLogLine;
import io.bedloe.platform.jobs.JobView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job with its failed attempts and its log. */
@Schema(description = "A job with its failed attempts and its log.")
public record JobDetails(
    @Schema(description = "The id of the job.") JobId id,
    @Schema(description = "The job.") JobView job,
    @Schema(description = "The failed attempts, the newest first; 100 at most.")
        List<JobFailureView> failures,
    @Schema(description = "The lines that its handler wrote, the newest first; 500 at most.")
        List<JobLogLine> log) {}
