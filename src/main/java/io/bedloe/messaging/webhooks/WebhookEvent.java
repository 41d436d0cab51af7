package io.bedloe.messaging.webhooks;

import io.bedloe.platform.outbox.EventType;

/** The events of webhooks. */
public enum WebhookEvent implements EventType {
  CREATED("A webhook was created.", "webhook.created"),
  CHANGED("A webhook was changed.", "webhook.changed"),
  ROTATED("The secret of a webhook was replaced by a new one.", "webhook.rotated"),
  PAUSED(
      "A webhook was paused, by its owner or because its deliveries failed for long.",
      "webhook.paused"),
  DISABLED("A webhook was disabled, because its receiver returned status 410.", "webhook.disabled"),
  RESUMED("A webhook was resumed.", "webhook.resumed"),
  TEST("The owner of a webhook requested a test message, which the webhook alone receives.");

  private final Definition definition;

  WebhookEvent(String meaning, String... actions) {
    definition = Definition.of("webhook", meaning, actions);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
