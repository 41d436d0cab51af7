package io.bedloe.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as those see it who look after accounts.
 *
 * @param enabled whether it can sign in
 * @param hasPassword whether it can do so with a password
 * @param secondFactor whether it signs in with a second factor
 * @param erasedAt when what it said of a person was removed
 */
public record UserView(
    UUID id,
    String email,
    String name,
    boolean enabled,
    boolean hasPassword,
    boolean secondFactor,
    List<String> roles,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant erasedAt) {}
