package io.bedloe.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail.
 *
 * @param action what was done, such as {@code order.placed}
 * @param subjectType the sort of thing that it was done to
 * @param actorId who did it; the nil UUID for Bedloe itself
 * @param impersonatorId who did it under the name of the actor; absent when the actor did
 * @param before what it was like; absent for what is new
 * @param after what it was like then; absent for what is gone
 */
public record AuditView(
    UUID id,
    Instant at,
    String action,
    String subjectType,
    String subjectId,
    UUID actorId,
    String actorName,
    @Nullable UUID sessionId,
    @Nullable UUID apiKeyId,
    @Nullable UUID impersonatorId,
    @Nullable String requestId,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after) {}
