package io.bedloe.messaging.webhooks.api;

import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.DeliveryView;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.data.DeliveryListing;
import io.bedloe.messaging.webhooks.usecase.ReadWebhook;
import io.bedloe.messaging.webhooks.usecase.ReplayRange;
import io.bedloe.messaging.webhooks.usecase.SendAgain;
import io.bedloe.platform.http.ListResponses;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The HTTP resource of the deliveries of a webhook. */
@Path("webhooks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "Webhooks")
public class DeliveriesResource {

  /** The events to send again. */
  @Schema(name = "WebhookReplayRange", description = "The range of events to send again.")
  public record Range(
      @Schema(
              description = "The position before the first event; `pausedAfter` after a pause.",
              examples = "0")
          @NotNull
          @Min(0)
          Long after,
      @Schema(
              description = "The position of the last event; that of the newest one without it.",
              examples = "4711")
          @Nullable
          @Min(0)
          Long until) {}

  private final ListResponses lists;
  private final ReadWebhook read;
  private final SendAgain sendAgain;
  private final ReplayRange replayRange;
  private final CurrentCaller caller;

  @Inject
  public DeliveriesResource(
      ListResponses lists,
      ReadWebhook read,
      SendAgain sendAgain,
      ReplayRange replayRange,
      CurrentCaller caller) {
    this.lists = lists;
    this.read = read;
    this.sendAgain = sendAgain;
    this.replayRange = replayRange;
    this.caller = caller;
  }

  @GET
  @Path("{id}/deliveries")
  @Requires(Permission.WEBHOOKS_READ)
  @PageOf(DeliveryListing.class)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "List the deliveries of a webhook",
      description =
          "Returns the deliveries of events to the webhook, each with the result of its last"
              + " attempt. Old ones are deleted after a time that the server is configured with.")
  public Response list(@PathParam("id") WebhookId id, @Context UriInfo uri) {
    read.byId(id, caller.get());
    return lists.answer(uri, DeliveryListing.LISTING, DeliveryListing.of(id));
  }

  @GET
  @Path("{id}/deliveries/{deliveryId}")
  @Requires(Permission.WEBHOOKS_READ)
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Read a delivery of a webhook",
      description = "Returns the delivery of an event with the result of its last attempt.")
  @APIResponseSchema(value = DeliveryView.class, responseCode = "200")
  public DeliveryView get(
      @PathParam("id") WebhookId id, @PathParam("deliveryId") DeliveryId delivery) {
    return read.delivery(id, delivery, caller.get());
  }

  @POST
  @Path("{id}/test")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "testWebhook",
      summary = "Send a test message",
      description =
          "Sends an event of the type io.bedloe.webhook.test.v1 to the webhook once, also while it"
              + " is paused or disabled. `Location` is the delivery, which has the result.")
  @APIResponseSchema(value = DeliveryView.class, responseCode = "201")
  public Response test(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return created(id, sendAgain.test(id, seen, caller.get()));
  }

  @POST
  @Path("{id}/deliveries/{deliveryId}/replay")
  @Idempotent
  @Consumes(MediaType.WILDCARD)
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "replayWebhookDelivery",
      summary = "Send an event again",
      description =
          "Creates another delivery of the event, with the same `webhook-id` and the same body. A"
              + " webhook that is paused or disabled is refused (409, webhook-not-active).")
  @APIResponseSchema(value = DeliveryView.class, responseCode = "201")
  public Response replay(
      @PathParam("id") WebhookId id,
      @PathParam("deliveryId") DeliveryId delivery,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen) {
    return created(id, sendAgain.replay(id, delivery, seen, caller.get()));
  }

  @POST
  @Path("{id}/replay")
  @Idempotent
  @Requires(Permission.WEBHOOKS_WRITE)
  @Operation(
      operationId = "replayWebhookEvents",
      summary = "Send the events of a range again",
      description =
          "Creates deliveries of the events after a position, as far as the webhook is for their"
              + " types and its owner may read them now. One request sends 1,000 events at most;"
              + " `next` says where to go on.")
  @APIResponseSchema(value = ReplayRange.Replayed.class, responseCode = "202")
  public Response replay(
      @PathParam("id") WebhookId id,
      @Parameter(hidden = true) @HeaderParam("If-Match") @Nullable Version seen,
      Range range) {
    return Response.accepted(
            replayRange.replay(
                id, new ReplayRange.Range(range.after(), range.until()), seen, caller.get()))
        .build();
  }

  private static Response created(WebhookId id, DeliveryView delivery) {
    return Response.created(URI.create("webhooks/" + id + "/deliveries/" + delivery.id()))
        .entity(delivery)
        .build();
  }
}
