package io.bedloe.platform.jobs;

/** The current transaction has enqueued jobs, which workers run after the commit. */
record JobsEnqueued(Lane lane) {}
