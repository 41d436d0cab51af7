package io.bedloe.messaging.jobs;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job, an e-mail or a delivery that has failed for good. */
@Schema(name = "DeadLetter", description = "Work that has failed for good and waits for a person.")
public record DeadLetterView(
    @Schema(description = "The id of the job or of the delivery.") DeadLetterId id,
    @Schema(description = "The kind of the dead letter.") DeadLetterKind kind,
    @Schema(
            description = "The type of the job, or of the event that was to be delivered.",
            examples = "send-mail")
        String type,
    @Schema(description = "The number of failed attempts.", examples = "4") int attempts,
    @Schema(
            description = "Why the last attempt failed.",
            examples = "java.lang.IllegalStateException: no mail server is configured")
        @Nullable String error,
    @Schema(
            description = "The id of the request that enqueued the job; absent for deliveries.",
            examples = "6f1c7c0e4b7d4a52")
        @Nullable String requestId,
    @Schema(
            description = "The id of the trace that enqueued the job; absent for deliveries.",
            examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable String traceId,
    @Schema(description = "When the last attempt failed.") Instant failedAt,
    @Schema(description = "When the job or the delivery was created.") Instant createdAt) {}
