package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.jobs.JobView;
import io.bedloe.platform.jobs.ScheduleAdministration;
import io.bedloe.platform.jobs.ScheduleView;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of schedules. */
@Path("schedules")
@ApplicationScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules", description = "Background jobs that are run again and again")
public class SchedulesResource {

  private final ScheduleAdministration schedules;
  private final ManageSchedules manage;

  @Inject
  public SchedulesResource(ScheduleAdministration schedules, ManageSchedules manage) {
    this.schedules = schedules;
    this.manage = manage;
  }

  @GET
  @Requires(Permission.JOBS_READ)
  @Operation(
      operationId = "listSchedules",
      summary = "List schedules",
      description =
          "Returns all schedules of the server, with their last and their next runs. They are"
              + " declared by the software, so that they are few, and the list has one page.")
  @APIResponseSchema(value = ScheduleList.class, responseCode = "200")
  public ScheduleList list() {
    return new ScheduleList(schedules.all());
  }

  @GET
  @Path("{name}")
  @Requires(Permission.JOBS_READ)
  @Operation(
      operationId = "getSchedule",
      summary = "Read a schedule",
      description =
          "Returns a schedule. Its `ETag` changes with its state, its last run and its next run.")
  @WithETag
  @APIResponseSchema(value = ScheduleView.class, responseCode = "200")
  public Response get(
      @Parameter(description = "The name of the schedule", example = "delete-old-jobs")
          @PathParam("name")
          String name,
      @Context Request request) {
    return Answers.found(schedules.find(name), request);
  }

  @POST
  @Path("{name}/runs")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "runSchedule",
      summary = "Run the job of a schedule now",
      description =
          "Enqueues the job of a schedule at once, also of one that is paused; its next run stays"
              + " as it is. It is refused (409, schedule-already-running) while a job of the"
              + " schedule waits or runs. Location is the job.")
  @APIResponse(
      responseCode = "202",
      description = "A background job was enqueued. Location is the job.",
      headers = @Header(name = "Location"),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JobView.class)))
  public Response run(
      @Parameter(description = "The name of the schedule", example = "delete-old-jobs")
          @PathParam("name")
          String name,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    var job = manage.run(name, seen);
    return Response.accepted(job).header("Location", "/api/v1/jobs/" + job.id()).build();
  }

  @POST
  @Path("{name}/pause")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "pauseSchedule",
      summary = "Pause a schedule",
      description =
          "Enqueues no job at the times of the schedule until it is resumed, on any server. A job"
              + " that waits or runs goes on. A schedule that is paused stays as it is.")
  @WithETag
  @APIResponseSchema(value = ScheduleView.class, responseCode = "200")
  public Response pause(
      @Parameter(description = "The name of the schedule", example = "delete-old-jobs")
          @PathParam("name")
          String name,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(manage.pause(name, seen));
  }

  @POST
  @Path("{name}/resume")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "resumeSchedule",
      summary = "Resume a schedule",
      description =
          "Enqueues the job at its times again. `missedRuns` says whether one run makes up for"
              + " those of the pause. A schedule that is active stays as it is.")
  @WithETag
  @APIResponseSchema(value = ScheduleView.class, responseCode = "200")
  public Response resume(
      @Parameter(description = "The name of the schedule", example = "delete-old-jobs")
          @PathParam("name")
          String name,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(manage.resume(name, seen));
  }
}
