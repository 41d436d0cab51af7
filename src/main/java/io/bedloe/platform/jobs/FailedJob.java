package io.bedloe.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A job that has failed for good. It has neither the payload nor the message of the error, because
 * both can name persons.
 *
 * @param attempts the number of its attempts; zero when no server has begun it
 * @param error the class of the exception; null when there was none
 */
public record FailedJob(
    JobId id, String type, Lane lane, int attempts, JobFailureKind kind, @Nullable String error) {}
