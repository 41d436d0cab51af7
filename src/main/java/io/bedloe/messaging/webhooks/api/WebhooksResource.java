package io.bedloe.messaging.webhooks.api;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.WebhookListing;
import io.bedloe.messaging.webhooks.usecase.ChangeWebhook;
import io.bedloe.messaging.webhooks.usecase.CreateWebhook;
import io.bedloe.messaging.webhooks.usecase.ReadWebhook;
import io.bedloe.messaging.webhooks.usecase.SwitchWebhook;
import io.bedloe.messaging.webhooks.usecase.WebhookInput;
import io.bedloe.platform.http.Answers;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.http.MergePatch;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of webhooks. */
@Path("webhooks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "Webhooks")
public class WebhooksResource {

  private static final String SHOWN_ONCE =
      "the response contains the secret of the webhook, which must not be stored";

  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);

  /** A new webhook, or one with a new secret. */
  @Schema(description = "A webhook with its new secret, which is returned once.")
  public record WebhookWithSecret(
      @Schema(description = "The id of the webhook.") WebhookId id,
      @Schema(
              description =
                  "The secret that verifies the signatures; the server does not show it again.",
              examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
          String secret,
      @Schema(description = "The webhook without its secret.") WebhookView details) {

    static WebhookWithSecret of(CreateWebhook.Made made) {
      var webhook = made.webhook().value();
      return new WebhookWithSecret(webhook.id(), made.secret().reveal(), webhook);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "WebhookWithSecret[id=" + id + "]";
    }
  }

  /** The request to replace a secret. */
  @Schema(name = "WebhookRotation", description = "The rotation of the secret of a webhook.")
  public record Rotation(
      @Schema(
              description =
                  "The number of seconds for which the previous secret signs too; a day when it is"
                      + " left out.",
              examples = "86400")
          @Nullable
          @Min(0)
          @Max(2_592_000)
          Long overlapSeconds) {}

  private final ListResponses lists;
  private final ReadWebhook read;
  private final CreateWebhook create;
  private final ChangeWebhook change;
  private final SwitchWebhook switchWebhook;
  private final CurrentCaller caller;

  @Inject
  public WebhooksResource(
      ListResponses lists,
      ReadWebhook read,
      CreateWebhook create,
      ChangeWebhook change,
      SwitchWebhook switchWebhook,
      CurrentCaller caller) {
    this.lists = lists;
    this.read = read;
    this.create = create;
    this.change = change;
    this.switchWebhook = switchWebhook;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.WEBHOOKS_READ)
  @PageOf(WebhookListing.class)
  @Operation(
      operationId = "listWebhooks",
      summary = "List webhooks",
      description =
          "Returns the caller's own webhooks; an API key sees those that it has created. Secrets"
              + " are never returned.")
  public Response list(@Context UriInfo uri) {
    return lists.answer(uri, WebhookListing.LISTING, read.visibleTo(caller.get()));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.WEBHOOKS_READ)
  @Operation(
      operationId = "getWebhook",
      summary = "Read a webhook",
      description = "Returns a webhook without its secret.")
  @WithETag
  @APIResponseSchema(value = WebhookView.class, responseCode = "200")
  public Response get(@PathParam("id") WebhookId id, @Context Request request) {
    return Answers.found(read.byId(id, caller.get()), request);
  }

  @POST
  @Requires(Permission.WEBHOOKS_WRITE)
  @NotIdempotent(reason = SHOWN_ONCE)
  @Operation(
      operationId = "createWebhook",
      summary = "Create a webhook",
      description =
          "Sends the events of these types to the address from now on, as far as the caller may"
              + " read their resources at the time of sending. A webhook that an API key creates"
              + " has the rights of the key, and ends with it. The response contains the secret"
              + " that verifies the signatures (Standard Webhooks).")
  @APIResponseSchema(value = WebhookWithSecret.class, responseCode = "201")
  public Response create(WebhookInput input) {
    var made = create.create(input, caller.get());
    return Response.created(URI.create("webhooks/" + made.webhook().value().id()))
        .entity(WebhookWithSecret.of(made))
        .build();
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "patchWebhook",
      summary = "Change a webhook",
      description =
          "Changes the members that the merge patch (RFC 7396) names and keeps the others."
              + " Deliveries that wait are sent to the new address.")
  @WithETag
  @APIResponseSchema(value = WebhookView.class, responseCode = "200")
  public Response patch(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen,
      MergePatch<WebhookInput> patch) {
    return Answers.changed(
        change.change(id, seen, caller.get(), current -> patch.appliedTo(current)));
  }

  @DELETE
  @Path("{id}")
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook",
      description = "Deletes a webhook and its deliveries. Nothing more is sent.")
  @APIResponse(responseCode = "204", description = "The webhook is deleted")
  public Response remove(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") Version seen) {
    change.remove(id, seen, caller.get());
    return Answers.removed();
  }

  @POST
  @Path("{id}/rotate")
  @Requires(Permission.WEBHOOKS_WRITE)
  @NotIdempotent(reason = SHOWN_ONCE)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Rotate the secret of a webhook",
      description =
          "Creates a new secret. Messages have the signatures of both secrets until the overlap"
              + " has passed.")
  @APIResponseSchema(value = WebhookWithSecret.class, responseCode = "200")
  public Response rotate(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      Rotation rotation) {
    var overlap =
        rotation.overlapSeconds() == null
            ? USUAL_OVERLAP
            : Duration.ofSeconds(rotation.overlapSeconds());
    return Response.ok(WebhookWithSecret.of(change.rotate(id, seen, overlap, caller.get())))
        .build();
  }

  @POST
  @Path("{id}/pause")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "pauseWebhook",
      summary = "Pause a webhook",
      description =
          "Sends no more events until the webhook is resumed, and cancels deliveries that wait."
              + " `pausedAfter` is the position to replay from. A webhook that is paused or"
              + " disabled stays as it is.")
  @WithETag
  @APIResponseSchema(value = WebhookView.class, responseCode = "200")
  public Response pause(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(switchWebhook.pause(id, seen, caller.get()));
  }

  @POST
  @Path("{id}/resume")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "resumeWebhook",
      summary = "Resume a webhook",
      description =
          "Sends the events from now on. Those since the pause are sent by a replay after"
              + " `pausedAfter`. A webhook that is active stays as it is.")
  @WithETag
  @APIResponseSchema(value = WebhookView.class, responseCode = "200")
  public Response resume(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return Answers.changed(switchWebhook.resume(id, seen, caller.get()));
  }
}
