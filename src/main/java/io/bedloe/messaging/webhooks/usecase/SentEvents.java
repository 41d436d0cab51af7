package io.bedloe.messaging.webhooks.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.events.CloudEvent;
import io.bedloe.messaging.webhooks.WebhookEvent;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.outbox.ChangedResource;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Writes events as webhooks send them: a CloudEvent in JSON. */
@ApplicationScoped
class SentEvents {

  /** The path of webhooks in the API. */
  static final String PATH = "webhooks";

  private final String source;

  @Inject
  SentEvents(Settings settings) {
    this.source = settings.get(PublicAddress.URL) + "/api/v1/";
  }

  NewDelivery.Event of(PublishedEvent event) {
    return new NewDelivery.Event(
        event.id(),
        event.type(),
        event.resource(),
        event.resourceId(),
        event.position(),
        json(CloudEvent.of(event, source)));
  }

  /** Returns the event of a test message, which is not in the event stream. */
  NewDelivery.Event test(EventId id, WebhookId webhook, Instant now) {
    var resource = new ResourceId(webhook.value());
    var event =
        new CloudEvent(
            "1.0",
            id,
            source,
            WebhookEvent.TEST.type(),
            PATH + "/" + webhook,
            now,
            "application/json",
            0,
            null,
            null,
            new ChangedResource(resource));
    ObjectNode json = Json.mapper().valueToTree(event);
    json.remove("position");
    return new NewDelivery.Event(id, WebhookEvent.TEST.type(), PATH, resource, null, json(json));
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event can be written as JSON", impossible);
    }
  }
}
