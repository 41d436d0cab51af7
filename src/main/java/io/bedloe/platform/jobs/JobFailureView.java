package io.bedloe.platform.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attempt that has failed. */
@Schema(name = "JobFailure", description = "An attempt to run a job that has failed.")
public record JobFailureView(
    @Schema(description = "The number of the attempt.", examples = "1") int attempt,
    @Schema(
            description = "The server that ran the attempt.",
            examples = "server-0190a5a0-0000-7000-8000-000000000000")
        String server,
    @Schema(description = "When the attempt began.") Instant startedAt,
    @Schema(description = "When the attempt failed.") Instant failedAt,
    @Schema(
            description = "Why the attempt failed.",
            examples = "java.lang.IllegalStateException: no mail server is configured")
        String error) {}
