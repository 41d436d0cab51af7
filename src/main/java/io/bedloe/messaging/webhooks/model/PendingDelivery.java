package io.bedloe.messaging.webhooks.model;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;

/**
 * A delivery that waits for an attempt.
 *
 * @param attempts the number of attempts so far
 */
public record PendingDelivery(
    DeliveryId id, WebhookId webhook, int attempts, NewDelivery.Event event) {}
