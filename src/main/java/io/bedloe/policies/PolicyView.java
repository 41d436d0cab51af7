package io.bedloe.policies;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param name unique among the policies that are not removed
 * @param target the permissions that it is about: one, {@code area:*}, or {@code *}
 * @param expression CEL
 * @param priority the higher, the earlier it is asked
 * @param enabled whether it has a word in decisions
 */
public record PolicyView(
    UUID id,
    String name,
    @Nullable String description,
    String target,
    Effect effect,
    String expression,
    int priority,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {}
