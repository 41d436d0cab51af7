package io.bedloe.messaging.events;

import com.fasterxml.jackson.databind.util.RawValue;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API shows it: CloudEvents 1.0 in JSON, with the extensions {@code position},
 * {@code traceparent} and {@code requestid}.
 *
 * @param source the address of the API, to which the subject is relative
 * @param subject the path of the resource
 * @param data the stored JSON, which is written as it is
 */
@Schema(description = "An event (CloudEvents 1.0).")
public record CloudEvent(
    @Schema(description = "The version of CloudEvents.", examples = "1.0") String specversion,
    @Schema(description = "The id of the event; it stays the same however often it is delivered.")
        EventId id,
    @Schema(
            description = "The address of the API, to which `subject` is relative.",
            examples = "https://shop.example/api/v1/")
        String source,
    @Schema(description = "The type of the event.", examples = "io.bedloe.order.placed.v1")
        String type,
    @Schema(
            description = "The path of the resource that changed.",
            examples = "orders/0190a5a0-0000-7000-8000-000000000000")
        String subject,
    @Schema(description = "When the change happened.") Instant time,
    @Schema(description = "The media type of `data`.", examples = "application/json")
        String datacontenttype,
    @Schema(
            description = "The position of the event: each has a higher one than those before.",
            examples = "4711")
        long position,
    @Schema(
            description = "The id of the request that caused the event; absent without a request.",
            examples = "0190a5a0-0000-7000-8000-000000000000")
        @Nullable String requestid,
    @Schema(
            description = "The trace context (W3C) of that request; absent when it sent none.",
            examples = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        @Nullable String traceparent,
    @Schema(
            description = "The data; the type of the event defines its members.",
            type = SchemaType.OBJECT,
            examples = "{\"id\": \"0190a5a0-0000-7000-8000-000000000000\"}")
        Object data) {

  private static final String SPECVERSION = "1.0";
  private static final String JSON = "application/json";

  /**
   * Returns an event as the API shows it.
   *
   * @param source the address of the API
   */
  public static CloudEvent of(PublishedEvent event, String source) {
    return new CloudEvent(
        SPECVERSION,
        event.id(),
        source,
        event.type(),
        event.resource() + "/" + event.resourceId(),
        event.at(),
        JSON,
        event.position(),
        event.requestId(),
        event.traceParent(),
        new RawValue(event.data()));
  }
}
