package io.bedloe.platform.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line that a handler has written. */
@Schema(name = "JobLogLine", description = "A line that the handler of a job has written.")
public record JobLogLine(
    @Schema(description = "When the line was written.") Instant at,
    @Schema(description = "The line.", examples = "500 rows were imported.") String text) {}
