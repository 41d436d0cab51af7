package io.bedloe.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead jobs by what they have in common.
 *
 * @param isMail whether they are e-mails or other jobs
 * @param type their type; null for all types
 * @param failedFrom the first time of their failures; null for any
 * @param failedBefore the time before which they failed; null for any
 */
public record DeadJobs(
    boolean isMail,
    @Nullable String type,
    @Nullable Instant failedFrom,
    @Nullable Instant failedBefore) {}
