package io.bedloe.platform.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule as administrators see it. */
@Schema(name = "Schedule", description = "When a background job is run again and again.")
public record ScheduleView(
    @Schema(description = "The name of the schedule.", examples = "delete-old-jobs") String name,
    @Schema(description = "The type of its jobs.", examples = "delete-old-jobs") String jobType,
    @Schema(
            description =
                "The times: minute, hour, day of the month, month and day of the week, as"
                    + " crontab(5) has them.",
            examples = "*/10 * * * *")
        String cron,
    @Schema(description = "The IANA time zone of the times.", examples = "UTC") String zone,
    @Schema(
            description =
                "The policy for times at which no server ran, or the schedule was paused:"
                    + " RUN_ONCE makes up for all of them by one run, SKIP waits for the next time.")
        MissedRuns missedRuns,
    @Schema(description = "Whether the job is run at its times.") ScheduleState state,
    @Schema(
            description = "Since when the schedule is paused; absent while it is active.",
            examples = "2026-11-23T10:00:00Z")
        @Nullable Instant pausedAt,
    @Schema(
            description =
                "The next run; a time in the past is made up for within seconds. Absent while the"
                    + " schedule is paused.",
            examples = "2026-11-23T10:10:00Z")
        @Nullable Instant nextRunAt,
    @Schema(description = "The last run; absent before the first one.")
        @Nullable ScheduleRunView lastRun) {}
