package io.bedloe.policies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a change has made it.
 *
 * @param id of this version
 * @param version as in the policy's ETag
 * @param removed whether the change took it out of force for good
 * @param at when it was changed
 * @param by who changed it
 */
public record PolicyVersionView(
    UUID id,
    int version,
    String name,
    @Nullable String description,
    String target,
    Effect effect,
    String expression,
    int priority,
    boolean enabled,
    boolean removed,
    Instant at,
    String by) {}
