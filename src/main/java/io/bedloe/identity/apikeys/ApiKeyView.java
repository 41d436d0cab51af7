package io.bedloe.identity.apikeys;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its secret.
 *
 * @param shown the beginning of the key
 * @param scopes the permissions of the key
 * @param allowedAddresses the networks from which the key is accepted, in CIDR notation; empty for
 *     all
 * @param expiresAt when the key expires; absent when it does not expire
 * @param lastUsedAt when the key was last used, to the minute
 * @param revokedAt when the key was revoked; absent while it is not
 */
@Schema(description = "An API key, without its secret.")
public record ApiKeyView(
    @Schema(description = "The id of the key.") ApiKeyId id,
    @Schema(description = "The id of the account that the key belongs to.") AccountId userId,
    @Schema(description = "The name of the key.", examples = "warehouse") String name,
    @Schema(
            description = "The beginning of the key, by which a person recognises it.",
            examples = "bdl_live_8Kd2vQa…")
        String shown,
    @Schema(
            description = "The permissions that the key gives, as far as its account has them.",
            examples = "[\"orders:read\"]")
        List<String> scopes,
    @Schema(
            description =
                "The networks that the key can be used from, in CIDR notation; empty for all.",
            examples = "[\"192.0.2.0/24\"]")
        List<String> allowedAddresses,
    @Schema(
            description = "The number of requests that the key may send in a minute.",
            examples = "600")
        int requestsPerMinute,
    @Schema(description = "When the key was created.") Instant createdAt,
    @Schema(description = "When the key was last changed.") Instant updatedAt,
    @Schema(description = "When the key expires; absent when it does not.")
        @Nullable Instant expiresAt,
    @Schema(description = "Whether the key is valid until it is revoked.", examples = "false")
        boolean neverExpires,
    @Schema(description = "When the key was last used; absent when it never was.")
        @Nullable Instant lastUsedAt,
    @Schema(description = "When the key was revoked; absent while it is valid.")
        @Nullable Instant revokedAt) {}
