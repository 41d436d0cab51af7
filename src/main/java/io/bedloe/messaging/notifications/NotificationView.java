package io.bedloe.messaging.notifications;

import io.bedloe.platform.outbox.EventId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notification. It names the resource and has nothing of its content. */
@Schema(description = "A notification of an event, or of several events of a topic.")
public record NotificationView(
    @Schema(description = "The id of the notification.") NotificationId id,
    @Schema(description = "The topic of the notification.") NotificationTopic topic,
    @Schema(
            description =
                "The path of the resource that the event is about; absent when the notification is"
                    + " about several events.",
            examples = "orders/0190a5a0-0000-7000-8000-000000000000")
        @Nullable String subject,
    @Schema(description = "The id of the event; absent when there are several.")
        @Nullable EventId eventId,
    @Schema(description = "The number of events.", examples = "1") long count,
    @Schema(description = "Whether the notification was not marked as read yet.", examples = "true")
        boolean unread,
    @Schema(description = "When the notification was created.") Instant createdAt,
    @Schema(description = "When the last event was added.") Instant updatedAt,
    @Schema(description = "When it was marked as read.", examples = "2026-11-22T10:00:00Z")
        @Nullable Instant readAt) {}
