package io.bedloe.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is elsewhere.
 *
 * @param provider the provider by which it came, as it was called then
 * @param issuer the provider's name in tokens
 * @param email the address that the provider said last; for people to recognise it
 * @param lastUsedAt when somebody last signed in with it; absent before that
 */
public record IdentityView(
    UUID id,
    String provider,
    String issuer,
    @Nullable String email,
    Instant linkedAt,
    @Nullable Instant lastUsedAt) {}
