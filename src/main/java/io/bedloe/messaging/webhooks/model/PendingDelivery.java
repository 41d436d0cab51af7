package io.bedloe.messaging.webhooks.model;

/**
 * A delivery that waits for the result of an attempt.
 *
 * @param attempts the number of attempts before this one
 */
public record PendingDelivery(ClaimedDelivery claim, int attempts, NewDelivery.Event event) {}
