package io.bedloe.messaging.webhooks.usecase;

/** The current transaction has added deliveries, which are sent after the commit. */
public record DeliveriesAdded() {}
