package io.bedloe.messaging.webhooks.model;

import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;

/**
 * A delivery that this server has claimed for an attempt.
 *
 * @param token the number of the claim; a result is stored for the latest claim alone, so that a
 *     server whose lease has ended changes nothing
 * @param isFailing whether all attempts of the webhook have failed since its last success
 */
public record ClaimedDelivery(DeliveryId id, WebhookId webhook, long token, boolean isFailing) {}
