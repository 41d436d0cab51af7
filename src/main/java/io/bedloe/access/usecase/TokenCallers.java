package io.bedloe.access.usecase;

import io.bedloe.access.data.Roles;
import io.bedloe.access.data.Sessions;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by the session that their access token names. What the token says of roles is for
 * others; here they are what they are now.
 */
@ApplicationScoped
public class TokenCallers implements Callers {

  private final LiveSessions sessions;
  private final Roles roles;

  @Inject
  public TokenCallers(LiveSessions sessions, Roles roles) {
    this.sessions = sessions;
    this.roles = roles;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected TokenCallers() {
    this.sessions = null;
    this.roles = null;
  }

  @Override
  public Optional<Caller> of(JsonWebToken token) {
    var sessionId = id(token.getClaim(AccessTokens.SESSION));
    return sessionId == null
        ? Optional.empty()
        : sessions
            .find(sessionId)
            .filter(session -> session.userId().equals(id(token.getSubject())))
            .map(session -> caller(session, sessionId));
  }

  private Caller caller(Sessions.Live session, UUID sessionId) {
    var permissions = EnumSet.of(Permission.ACCOUNT_OWN);
    permissions.addAll(roles.graph().permissionsOf(session.roles()));
    return new Caller(
        session.userId(), session.email(), Set.copyOf(session.roles()), permissions, sessionId);
  }

  private static @Nullable UUID id(@Nullable Object claim) {
    try {
      return claim == null ? null : UUID.fromString(claim.toString());
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }
}
