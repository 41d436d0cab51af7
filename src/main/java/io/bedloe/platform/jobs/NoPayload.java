package io.bedloe.platform.jobs;

/** The payload of jobs that need none. */
public record NoPayload() {}
