package io.bedloe.messaging.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of dead letters. */
@Path("dead-letters")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead-letters", description = "Jobs, e-mails and deliveries that failed for good")
public class DeadLettersResource {

  /** The reason of a discard. */
  @Schema(name = "DeadLetterDiscard", description = "Why a dead letter is discarded.")
  public record Discard(
      @Schema(
              description = "The reason, for the audit trail.",
              examples = "The order was placed by phone.")
          @NotBlank
          @Size(max = 500)
          String reason) {}

  /** An edited payload. */
  @Schema(name = "DeadLetterPayload", description = "The edited payload of a dead job.")
  public record Payload(
      @Schema(
              description =
                  "The whole payload, with the members of the type. GET /jobs/{id}/payload returns"
                      + " the present one.",
              examples = "{\"batch\": 1000}")
          @NotNull
          Map<String, Object> payload) {}

  private final ListResponses lists;
  private final ManageDeadLetters manage;
  private final ReplayDeadLetters replay;
  private final CurrentCaller caller;

  @Inject
  public DeadLettersResource(
      ListResponses lists,
      ManageDeadLetters manage,
      ReplayDeadLetters replay,
      CurrentCaller caller) {
    this.lists = lists;
    this.manage = manage;
    this.replay = replay;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.JOBS_READ)
  @PageOf(DeadLetterListing.class)
  @Operation(
      operationId = "listDeadLetters",
      summary = "List dead letters",
      description =
          "Returns the jobs, the e-mails and the deliveries of webhooks that have failed for good,"
              + " those that failed last first. They wait until somebody replays or discards them;"
              + " e-mails and deliveries are deleted after a time.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, DeadLetterListing.LISTING);
  }

  @GET
  @Path("{id}")
  @Requires(Permission.JOBS_READ)
  @Operation(
      operationId = "getDeadLetter",
      summary = "Read a dead letter",
      description =
          "Returns a dead letter with its last error. GET /jobs/{id} returns all attempts of a job"
              + " or an e-mail.")
  @WithETag
  @APIResponseSchema(value = DeadLetterView.class, responseCode = "200")
  public Response get(@PathParam("id") DeadLetterId id, @Context Request request) {
    return Answers.found(manage.byId(id), request);
  }

  @PUT
  @Path("{id}/payload")
  @Requires(Permission.JOBS_PAYLOADS)
  @Operation(
      operationId = "replaceDeadLetterPayload",
      summary = "Edit the payload of a dead job",
      description =
          "Replaces the payload of a dead job before it is replayed. The type of the job checks it."
              + " Members that say in whose name the job acts, and confidential payloads, cannot be"
              + " edited. The audit trail has the names of the changed members.")
  @WithETag
  @APIResponseSchema(value = DeadLetterView.class, responseCode = "200")
  public Response edit(
      @PathParam("id") DeadLetterId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      Payload edited) {
    ObjectNode payload = Json.mapper().valueToTree(edited.payload());
    return Answers.changed(manage.edit(id, seen, payload));
  }

  @POST
  @Path("{id}/replay")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "replayDeadLetter",
      summary = "Replay a dead letter",
      description =
          "Lets a job run again with all its attempts, or sends an event to its webhook again. It"
              + " is no dead letter any more; who replays it at the same time gets 404.")
  @APIResponseSchema(value = DeadLetterView.class, responseCode = "202")
  public Response replay(
      @PathParam("id") DeadLetterId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Response.accepted(manage.replay(id, seen)).build();
  }

  @POST
  @Path("{id}/discard")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "discardDeadLetter",
      summary = "Discard a dead letter",
      description =
          "Cancels a job, or a delivery, that has failed for good. A job can be retried while it is"
              + " kept, unless its payload was confidential.")
  @APIResponse(responseCode = "204", description = "The dead letter is discarded")
  public Response discard(
      @PathParam("id") DeadLetterId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      Discard discard) {
    manage.discard(id, seen, discard.reason());
    return Response.noContent().build();
  }

  @POST
  @Path("replay")
  @Idempotent
  @Requires(Permission.JOBS_MANAGE)
  @Operation(
      operationId = "replayDeadLetters",
      summary = "Replay dead letters by a filter",
      description =
          "Replays dead letters of one kind, those that failed first before others, 1,000 at most"
              + " with one request. Deliveries to webhooks that are not active, and jobs whose"
              + " unique key another job has, stay.")
  @APIResponseSchema(value = ReplayDeadLetters.Replayed.class, responseCode = "202")
  public Response replayAll(ReplayDeadLetters.Filter filter) {
    return Response.accepted(replay.replay(filter, caller.get())).build();
  }
}
