package io.bedloe.platform.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A validated logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4): it names a
 * subject, a session, or both.
 *
 * @param subject the subject; null when the token names only the session
 * @param sid the provider's session id; null when all sessions of the subject are meant
 * @param issuedAt when the provider issued the token
 */
public record LogoutToken(
    String issuer, @Nullable String subject, @Nullable String sid, Instant issuedAt) {}
