package io.bedloe.platform.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A validated logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4): it names a
 * subject, a session, or both.
 *
 * @param subject who it is; null when only the session is named
 * @param sid the provider's name for the session; null when all sessions of the subject are meant
 * @param issuedAt when the provider said so
 */
public record LogoutToken(
    String issuer, @Nullable String subject, @Nullable String sid, Instant issuedAt) {}
