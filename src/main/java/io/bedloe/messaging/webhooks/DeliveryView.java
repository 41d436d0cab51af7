package io.bedloe.messaging.webhooks;

import io.bedloe.platform.outbox.EventId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The delivery of an event to a webhook, with the result of its last attempt. */
@Schema(description = "The delivery of an event to a webhook.")
public record DeliveryView(
    @Schema(description = "The id of the delivery.") DeliveryId id,
    @Schema(description = "The id of the event, which is sent as `webhook-id`.") EventId eventId,
    @Schema(description = "The type of the event.", examples = "io.bedloe.order.placed.v1")
        String eventType,
    @Schema(
            description = "The path of the resource that the event is about.",
            examples = "orders/0190a5a0-0000-7000-8000-000000000000")
        String subject,
    @Schema(description = "The position of the event; absent for test messages.", examples = "4711")
        @Nullable Long position,
    @Schema(description = "Whether the event was delivered.") DeliveryStatus status,
    @Schema(description = "The number of attempts so far.", examples = "1") int attempts,
    @Schema(
            description = "The status of the last response; absent without a response.",
            examples = "204")
        @Nullable Integer responseStatus,
    @Schema(description = "The duration of the last attempt in milliseconds.", examples = "85")
        @Nullable Long durationMs,
    @Schema(
            description = "Why the last attempt failed, or why there is none.",
            examples = "There was no response within 15 s.")
        @Nullable String error,
    @Schema(description = "When the delivery was created.") Instant createdAt,
    @Schema(description = "When the last attempt began.", examples = "2026-11-22T10:00:00Z")
        @Nullable Instant attemptedAt,
    @Schema(
            description = "When the next attempt is due; absent when there is none.",
            examples = "2026-11-22T10:00:05Z")
        @Nullable Instant nextAttemptAt) {}
