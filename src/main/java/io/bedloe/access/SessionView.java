package io.bedloe.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that has not ended.
 *
 * @param device what the client says of itself (User-Agent)
 * @param address from where it was opened
 * @param lastUsedAt when its refresh token was used last
 * @param endsAt when it ends, used or not
 */
public record SessionView(
    UUID id,
    UUID userId,
    String device,
    String address,
    Instant createdAt,
    Instant lastUsedAt,
    Instant endsAt) {}
