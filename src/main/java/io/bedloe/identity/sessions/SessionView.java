package io.bedloe.identity.sessions;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session that has not ended.
 *
 * @param device the client's User-Agent
 * @param address the client address at which it was opened
 * @param impersonatorId the account that opened it to act as this account; absent without
 *     impersonation
 * @param reason the reason of the impersonation; absent without one
 * @param lastUsedAt when its refresh token was last used
 * @param endsAt when it ends at the latest
 */
@Schema(description = "A session.")
public record SessionView(
    @Schema(description = "The id of the session.") SessionId id,
    @Schema(description = "The id of the account.") AccountId userId,
    @Schema(description = "The User-Agent of the client that signed in.", examples = "curl/8.5.0")
        String device,
    @Schema(description = "The IP address that signed in.", examples = "192.0.2.7") String address,
    @Schema(description = "The id of the account that acts in the name of the other.")
        @Nullable AccountId impersonatorId,
    @Schema(
            description =
                "The reason of an impersonation; absent when the owner opened the session.",
            examples = "Support case 4711")
        @Nullable String reason,
    @Schema(description = "When the session began.") Instant createdAt,
    @Schema(description = "When tokens of the session were last refreshed.") Instant lastUsedAt,
    @Schema(description = "When the session ends at the latest.") Instant endsAt) {}
