package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.data.ApiKeys;
import io.bedloe.identity.access.data.Roles;
import io.bedloe.identity.access.data.Sessions;
import io.bedloe.identity.access.model.ApiKey;
import io.bedloe.identity.access.model.OwnToken;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.SentCredentials;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Knows callers by the session that their access token names, or by their API key. What a token
 * says of roles is for others; here they are what they are now.
 */
@ApplicationScoped
public class RequestCallers implements Callers {

  private final VerifyAccessToken verify;
  private final LiveSessions sessions;
  private final LiveKeys keys;
  private final OutsideCallers outside;
  private final Roles roles;
  private final SecurityEvents events;

  @Inject
  public RequestCallers(
      VerifyAccessToken verify,
      LiveSessions sessions,
      LiveKeys keys,
      OutsideCallers outside,
      Roles roles,
      SecurityEvents events) {
    this.verify = verify;
    this.sessions = sessions;
    this.keys = keys;
    this.outside = outside;
    this.roles = roles;
    this.events = events;
  }

  /** A token of ours decides alone; whoever sends a key beside it is who the token says. */
  @Override
  public Optional<Caller> of(SentCredentials sent) {
    var caller = known(sent);
    if (caller.isEmpty()) {
      boolean key =
          sent.apiKey() != null || (sent.bearer() != null && ApiKey.isMeant(sent.bearer()));
      events.record(
          key ? SecurityEvent.AUTHN_API_KEY_FAIL : SecurityEvent.AUTHN_TOKEN_FAIL,
          sent.address(),
          "not-valid");
    }
    return caller;
  }

  private Optional<Caller> known(SentCredentials sent) {
    var bearer = Optional.ofNullable(sent.bearer());
    var token = bearer.flatMap(verify::verify);
    if (token.isPresent()) {
      return ofToken(token.get());
    }
    return Optional.ofNullable(sent.apiKey())
        .or(() -> bearer)
        .flatMap(key -> ofKey(key, sent.address()))
        .or(() -> bearer.flatMap(outside::of));
  }

  private Optional<Caller> ofToken(OwnToken token) {
    return sessions
        .find(token.sessionId())
        .filter(session -> session.userId().equals(token.userId()))
        .flatMap(session -> caller(session, token.sessionId()));
  }

  private Optional<Caller> ofKey(String key, String address) {
    return ApiKey.parse(key)
        .flatMap(keys::find)
        .filter(known -> known.isGoodFrom(address))
        .map(
            known -> {
              keys.used(known);
              return caller(known);
            });
  }

  @Override
  public Optional<Caller> again(Caller caller) {
    var session = caller.sessionId();
    if (session != null) {
      return sessions.find(session).flatMap(live -> caller(live, session));
    }
    var key = caller.apiKeyId();
    // What a token of another issuer says is said for as long as its request lasts
    return key == null ? Optional.of(caller) : keys.find(key).map(this::caller);
  }

  /** A key can do what it is for, as far as its owner still can. */
  private Caller caller(ApiKeys.Live key) {
    var permissions = roles.graph().permissionsOf(key.roles());
    permissions.retainAll(key.scopes());
    return new Caller(
        key.userId(),
        key.email(),
        Set.copyOf(key.roles()),
        permissions,
        Credential.apiKey(key.id()));
  }

  private Optional<Caller> caller(Sessions.Live session, UUID sessionId) {
    var permissions = EnumSet.of(Permission.ACCOUNT_OWN, Permission.ACCOUNT_SECURE);
    permissions.addAll(roles.graph().permissionsOf(session.roles()));
    var impersonator = session.impersonator();
    if (impersonator != null) {
      var theirs = roles.graph().permissionsOf(impersonator.roles());
      if (!theirs.contains(Permission.USERS_IMPERSONATE)) {
        return Optional.empty();
      }
      theirs.add(Permission.ACCOUNT_OWN);
      permissions.retainAll(theirs);
      permissions.removeAll(Impersonate.NEVER);
    }
    // The account's own factor is its owner's to show; what a role asks, it asks of both
    boolean ownFactor = impersonator == null && session.hasSecondFactor();
    boolean asked = ownFactor || roles.graph().askForSecondFactor(session.roles());
    boolean lacks = asked && !session.showedSecondFactor();
    if (lacks) {
      permissions.retainAll(EnumSet.of(Permission.ACCOUNT_OWN, Permission.ACCOUNT_SECURE));
    }
    var by = impersonator == null ? null : impersonator.id();
    return Optional.of(
        new Caller(
            session.userId(),
            session.email(),
            Set.copyOf(session.roles()),
            permissions,
            new Credential(sessionId, null, by, lacks)));
  }
}
