package io.bedloe.identity.sessions.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bedloe.identity.roles.CallerPermissions;
import io.bedloe.identity.roles.CallerPermissions.SecondFactor;
import io.bedloe.identity.roles.RoleGraph;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.OwnToken;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.security.CallerResolver;
import io.bedloe.platform.security.SentCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resolves callers by the session of their access token. The roles in the token are for other
 * services; this server uses the account's current roles.
 */
@ApplicationScoped
public class SessionTokenResolver implements CallerResolver {

  private static final int MOST = 20_000;

  private final VerifyAccessToken verify;
  private final LiveSessions sessions;
  private final Roles roles;

  /** The callers of the last second; each is used until its session or the roles are read again. */
  private final Cache<SessionId, Resolved> resolved =
      Caffeine.newBuilder().expireAfterWrite(Roles.STALENESS).maximumSize(MOST).build();

  /** A caller, and what it was computed from. */
  private record Resolved(Sessions.Live session, RoleGraph roles, Optional<Caller> caller) {

    boolean isComputedFrom(Sessions.Live current, RoleGraph graph) {
      return roles == graph && session.equals(current);
    }
  }

  @Inject
  public SessionTokenResolver(VerifyAccessToken verify, LiveSessions sessions, Roles roles) {
    this.verify = verify;
    this.sessions = sessions;
    this.roles = roles;
  }

  @Override
  public Kind kind() {
    return Kind.ACCESS_TOKEN;
  }

  @Override
  public Resolution resolve(SentCredentials sent) {
    return Optional.ofNullable(sent.bearer())
        .flatMap(verify::verify)
        .map(token -> Resolution.recognised(caller(token)))
        .orElseGet(Resolution::notRecognised);
  }

  @Override
  public boolean hasResolved(Caller caller) {
    return caller.sessionId() != null;
  }

  @Override
  public Optional<Caller> current(Caller caller) {
    return Optional.ofNullable(caller.sessionId())
        .flatMap(id -> sessions.find(id).flatMap(live -> caller(live, id)));
  }

  @Override
  public Map<Caller, Caller> currentOfAll(Set<Caller> callers) {
    var graph = roles.graph();
    var live =
        sessions.readAll(
            callers.stream()
                .map(Caller::sessionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    var current = new HashMap<Caller, Caller>();
    for (var caller : callers) {
      var id = caller.sessionId();
      var session = id == null ? null : live.get(id);
      if (id != null && session != null) {
        compute(session, id, graph).ifPresent(now -> current.put(caller, now));
      }
    }
    return current;
  }

  private Optional<Caller> caller(OwnToken token) {
    return sessions
        .find(token.sessionId())
        .filter(session -> session.userId().equals(token.userId()))
        .flatMap(session -> caller(session, token.sessionId()));
  }

  private Optional<Caller> caller(Sessions.Live session, SessionId sessionId) {
    var graph = roles.graph();
    var known = resolved.getIfPresent(sessionId);
    if (known != null && known.isComputedFrom(session, graph)) {
      return known.caller();
    }
    var caller = compute(session, sessionId, graph);
    resolved.put(sessionId, new Resolved(session, graph, caller));
    return caller;
  }

  private static Optional<Caller> compute(
      Sessions.Live session, SessionId sessionId, RoleGraph graph) {
    var impersonator = session.impersonator();
    var by = impersonator == null ? null : impersonator.id();
    return permissions(session, graph)
        .map(
            effective ->
                new Caller(
                    session.userId(),
                    session.email(),
                    Set.copyOf(session.roles()),
                    effective.permissions(),
                    new Credential(sessionId, null, by, effective.lacksSecondFactor())));
  }

  private static Optional<CallerPermissions> permissions(Sessions.Live session, RoleGraph graph) {
    var factor = SecondFactor.of(session.hasSecondFactor(), session.showedSecondFactor());
    var impersonator = session.impersonator();
    return impersonator == null
        ? Optional.of(CallerPermissions.ofSession(graph, session.roles(), factor))
        : CallerPermissions.ofImpersonation(graph, session.roles(), impersonator.roles(), factor);
  }
}
