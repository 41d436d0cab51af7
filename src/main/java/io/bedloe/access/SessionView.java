package io.bedloe.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that has not ended.
 *
 * @param device what the client says of itself (User-Agent)
 * @param address from where it was opened
 * @param impersonatorId who has opened it in the account's name; absent when its owner has
 * @param reason why; absent when its owner has opened it
 * @param lastUsedAt when its refresh token was used last
 * @param endsAt when it ends, used or not
 */
public record SessionView(
    UUID id,
    UUID userId,
    String device,
    String address,
    @Nullable UUID impersonatorId,
    @Nullable String reason,
    Instant createdAt,
    Instant lastUsedAt,
    Instant endsAt) {}
