package io.bedloe.platform.jobs;

import java.util.List;

/** The current transaction has enqueued jobs, which workers run after the commit. */
record JobsEnqueued(Lane lane, List<JobId> jobs) {}
