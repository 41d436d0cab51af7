package io.bedloe.messaging.webhooks.model;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;

/**
 * A delivery that this server has claimed for an attempt.
 *
 * @param token the number of the claim; a result is stored for the latest claim alone, so that a
 *     server whose lease has ended changes nothing
 */
public record ClaimedDelivery(DeliveryId id, WebhookId webhook, long token) {}
