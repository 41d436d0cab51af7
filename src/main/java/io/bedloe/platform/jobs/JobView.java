package io.bedloe.platform.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job as administrators see it, without its payload. */
@Schema(name = "Job", description = "A background job, without its payload.")
public record JobView(
    @Schema(description = "The id of the job.") JobId id,
    @Schema(description = "The type of the job.", examples = "send-mail") String type,
    @Schema(description = "The lane whose workers run the job.") Lane lane,
    @Schema(description = "The state of the job.") JobState state,
    @Schema(
            description = "Jobs with a higher priority are run first in their lane.",
            examples = "0")
        int priority,
    @Schema(description = "The number of attempts since the last retry by hand.", examples = "2")
        int attempts,
    @Schema(description = "The earliest time of the next attempt.") Instant runAt,
    @Schema(
            description = "When the last attempt began; absent before the first one.",
            examples = "2026-11-23T10:00:00Z")
        @Nullable Instant startedAt,
    @Schema(
            description = "When the job ended; absent while it waits or runs.",
            examples = "2026-11-23T10:00:05Z")
        @Nullable Instant finishedAt,
    @Schema(
            description = "Whether somebody has cancelled the job; one that runs ends soon.",
            examples = "false")
        boolean cancelRequested,
    @Schema(description = "How much of the work is done; absent when unknown.", examples = "250")
        @Nullable Long progressDone,
    @Schema(description = "How much work there is; absent when unknown.", examples = "1000")
        @Nullable Long progressTotal,
    @Schema(
            description = "Why the last failed attempt failed; absent when none has failed.",
            examples = "java.lang.IllegalStateException: no mail server is configured")
        @Nullable String lastError,
    @Schema(
            description = "The id of the request that enqueued the job.",
            examples = "6f1c7c0e4b7d4a52")
        @Nullable String requestId,
    @Schema(
            description = "The id of the trace that enqueued the job (W3C Trace Context).",
            examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable String traceId,
    @Schema(description = "When the job was enqueued.") Instant createdAt) {}
