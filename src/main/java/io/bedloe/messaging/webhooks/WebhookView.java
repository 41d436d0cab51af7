package io.bedloe.messaging.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook without its secret.
 *
 * @param pausedAfter the position to replay from; absent for a webhook that was never paused
 */
@Schema(description = "A webhook, without its secret.")
public record WebhookView(
    @Schema(description = "The id of the webhook.") WebhookId id,
    @Schema(
            description = "The address that events are sent to.",
            examples = "https://erp.example/bedloe")
        String url,
    @Schema(
            description = "The types of events that are sent.",
            examples = "[\"io.bedloe.order.placed.v1\"]")
        List<String> types,
    @Schema(description = "A description for people.", examples = "Orders for the ERP system")
        @Nullable String description,
    @Schema(description = "Whether events are sent.") WebhookState state,
    @Schema(description = "Why the webhook is not active; absent while it is.")
        @Nullable StateReason stateReason,
    @Schema(
            description =
                "The position after which events are missing since the webhook was last paused or"
                    + " disabled: `after` of a replay. Absent when it never was.",
            examples = "4711")
        @Nullable Long pausedAfter,
    @Schema(
            description =
                "Until when the previous secret signs too; absent when there is no previous secret.",
            examples = "2026-11-23T10:00:00Z")
        @Nullable Instant previousSecretUntil,
    @Schema(description = "When the webhook was created.") Instant createdAt,
    @Schema(description = "When the webhook was last changed.") Instant updatedAt) {

  /**
   * Returns the webhook as the audit trail keeps it: of the address only scheme, host and port,
   * because receivers put secrets into paths and queries.
   */
  public WebhookView audited() {
    var address = URI.create(url);
    return new WebhookView(
        id,
        address.getScheme() + "://" + address.getRawAuthority() + "/…",
        types,
        description,
        state,
        stateReason,
        pausedAfter,
        previousSecretUntil,
        createdAt,
        updatedAt);
  }
}
