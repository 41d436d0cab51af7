package io.bedloe.identity.audit;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditEntryId;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail.
 *
 * @param action the action, such as {@code order.placed}
 * @param subjectType the type of the resource that the action changed
 * @param actorId the account that acted; the nil UUID for Bedloe itself
 * @param impersonatorId the account that acted as the actor; absent without impersonation
 * @param before the values before; absent for a new resource
 * @param after the values after; absent for a deleted resource
 */
@Schema(description = "An entry of the audit trail.")
public record AuditView(
    @Schema(description = "The id of the entry.") AuditEntryId id,
    @Schema(description = "When the event happened.") Instant at,
    @Schema(description = "The action.", examples = "product.created") String action,
    @Schema(description = "The type of the resource.", examples = "product") String subjectType,
    @Schema(
            description = "The id of the resource.",
            examples = "0190a5a0-0000-7000-8000-000000000000")
        String subjectId,
    @Schema(description = "The id of the account that performed the action.") AccountId actorId,
    @Schema(
            description = "The name of the account that made the change.",
            examples = "manager@bedloe.example")
        String actorName,
    @Schema(description = "The id of the session that performed the action.")
        @Nullable SessionId sessionId,
    @Schema(description = "The id of the API key that performed the action.")
        @Nullable ApiKeyId apiKeyId,
    @Schema(description = "The id of the account that impersonated the actor.")
        @Nullable AccountId impersonatorId,
    @Schema(
            description = "The id of the request.",
            examples = "7c9e6679-7425-40de-944b-e07fc1f90ae7")
        @Nullable String requestId,
    @Schema(description = "The resource before the change.", examples = "{\"name\": \"Desk lamp\"}")
        @Nullable Map<String, Object> before,
    @Schema(description = "The resource after the change.", examples = "{\"name\": \"Table lamp\"}")
        @Nullable Map<String, Object> after) {}
