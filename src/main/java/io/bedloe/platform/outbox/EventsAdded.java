package io.bedloe.platform.outbox;

/** The current transaction has added events, which the relay publishes after the commit. */
public record EventsAdded() {}
