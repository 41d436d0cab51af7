package io.bedloe.messaging.jobs;

import io.bedloe.platform.jobs.ScheduleView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All schedules. */
@Schema(description = "All schedules of the server.")
public record ScheduleList(
    @Schema(description = "The schedules, by their names.") List<ScheduleView> items) {}
