package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.jobs.JobAdministration;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobListing;
import io.bedloe.platform.jobs.JobView;
import io.bedloe.platform.lists.PageOf;
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
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of background jobs. */
@Path("jobs")
@ApplicationScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Background jobs")
public class JobsResource {

  private final ListResponses lists;
  private final JobAdministration jobs;
  private final ManageJobs manage;

  @Inject
  public JobsResource(ListResponses lists, JobAdministration jobs, ManageJobs manage) {
    this.lists = lists;
    this.jobs = jobs;
    this.manage = manage;
  }

  @GET
  @Requires(Permission.JOBS_READ)
  @PageOf(JobListing.class)
  @Operation(
      operationId = "listJobs",
      summary = "List background jobs",
      description =
          "Returns the jobs that wait, run, or have ended within the retention, the newest first."
              + " Payloads are not part of the list.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, JobListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.JOBS_READ)
  @Operation(
      operationId = "getJob",
      summary = "Read a background job",
      description =
          "Returns a job with its failed attempts, the lines of its log, and its progress. The"
              + " `ETag` of a job that runs changes every few seconds.")
  @WithETag
  @APIResponseSchema(value = JobDetails.class, responseCode = "200")
  public Response get(@PathParam("id") JobId id, @Context Request request) {
    var job = jobs.find(id);
    var details = new JobDetails(id, job.value(), jobs.failures(id), jobs.log(id));
    return Answers.found(new Versioned<>(details, job.version()), request);
  }

  @GET
  @Path("{id}/payload")
  @Requires(Permission.JOBS_PAYLOADS)
  @Operation(
      operationId = "getJobPayload",
      summary = "Read the payload of a background job",
      description =
          "Returns the payload and the result of a job. Payloads of confidential types, such as"
              + " e-mails, are returned to nobody (403, job-payload-confidential).")
  @APIResponseSchema(value = JobContent.class, responseCode = "200")
  public JobContent payload(@PathParam("id") JobId id) {
    return JobContent.of(id, jobs.content(id));
  }

  @POST
  @Path("{id}/cancel")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "cancelJob",
      summary = "Cancel a background job",
      description =
          "Cancels a job that waits, and asks one that runs to stop, which takes up to 15 seconds."
              + " A job that is cancelled stays as it is; one that is over for another reason is"
              + " refused (409, job-not-cancellable).")
  @WithETag
  @APIResponseSchema(value = JobView.class, responseCode = "200")
  public Response cancel(
      @PathParam("id") JobId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(manage.cancel(id, seen));
  }

  @POST
  @Path("{id}/retry")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "retryJob",
      summary = "Retry a background job",
      description =
          "Lets a job that is dead or cancelled run again with all its attempts, and one that"
              + " waits for its time run at once.")
  @WithETag
  @APIResponseSchema(value = JobView.class, responseCode = "200")
  public Response retry(
      @PathParam("id") JobId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(manage.retry(id, seen));
  }
}
