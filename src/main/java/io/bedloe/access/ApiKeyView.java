package io.bedloe.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without the key.
 *
 * @param shown how the key begins
 * @param scopes the permissions that it is for
 * @param allowedAddresses the networks that it is good from, in CIDR notation; none for all
 * @param expiresAt from when on it is good no more; absent when it does not expire
 * @param lastUsedAt to the minute
 * @param revokedAt when it was revoked; absent while it is not
 */
public record ApiKeyView(
    UUID id,
    UUID userId,
    String name,
    String shown,
    List<String> scopes,
    List<String> allowedAddresses,
    int requestsPerMinute,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant expiresAt,
    @Schema(description = "Whether it is valid until it is revoked", examples = "false")
        boolean neverExpires,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {}
