package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.Rule;

/** The rules of webhooks. */
public enum WebhookRule implements Rule {
  INVALID_WEBHOOK(Kind.INVALID, "The webhook is not valid"),
  WEBHOOK_NOT_FOUND(Kind.NOT_FOUND, "The webhook does not exist"),
  DELIVERY_NOT_FOUND(Kind.NOT_FOUND, "The delivery does not exist"),
  TOO_MANY_WEBHOOKS(Kind.CONFLICT, "The account has the highest number of webhooks"),
  TOO_MANY_PENDING_DELIVERIES(Kind.CONFLICT, "Too many deliveries of the webhook wait"),
  WEBHOOK_NOT_ACTIVE(Kind.CONFLICT, "The webhook is paused or disabled"),
  INVALID_RANGE(Kind.INVALID, "The range of positions is not valid");

  private final Definition definition;

  WebhookRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
