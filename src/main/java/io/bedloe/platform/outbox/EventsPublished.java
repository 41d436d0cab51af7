package io.bedloe.platform.outbox;

/** The relay of this server has published events and committed them. */
public record EventsPublished() {}
