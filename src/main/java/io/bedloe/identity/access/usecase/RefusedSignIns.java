package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.data.Sessions.Origin;
import io.bedloe.identity.access.data.Users;
import io.bedloe.identity.access.data.Users.WithPassword;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** Records sign-ins that were refused, in the audit trail and as security events. */
@ApplicationScoped
public class RefusedSignIns {

  private final SecurityEvents events;
  private final AuditTrail trail;
  private final Users users;
  private final Issuers issuers;

  @Inject
  public RefusedSignIns(SecurityEvents events, AuditTrail trail, Users users, Issuers issuers) {
    this.events = events;
    this.trail = trail;
    this.users = users;
    this.issuers = issuers;
  }

  /** A sign-in by password that was delayed because too many had failed. */
  void recordDelayed(String email, String address, Rejected refused) {
    events.record(
        SecurityEvent.AUTHN_LOGIN_FAIL_MAX,
        address,
        refused.rule().code(),
        () -> users.byEmail(email).map(WithPassword::account).map(account -> account.id()));
  }

  /** A sign-in for an address that nobody has, or whose account has no password. */
  void recordUnknown(Origin origin) {
    events.record(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), "unknown-account");
    trail.record("sign-in.failed", new Subject("address", origin.address()), null, origin);
  }

  /**
   * A sign-in to an account.
   *
   * @param reason what was wrong
   */
  void recordFailed(UUID account, String reason, Origin origin) {
    events.record(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), reason);
    trail.record("sign-in.failed", Subject.of("user", account), null, origin);
  }

  /** A right password without the second factor that the account has. */
  void recordSecondFactorMissing(UUID account, Origin origin) {
    trail.record("sign-in.second-factor-asked", Subject.of("user", account), null, origin);
  }

  /**
   * A browser that came back from an identity provider and was refused. A provider that is not
   * configured leaves no audit row: anybody could ask for as many as they like.
   */
  void recordExternal(String provider, Origin origin, Rejected refused) {
    var rule = refused.rule().code();
    boolean isLogged = events.record(SecurityEvent.AUTHN_LOGIN_FAIL, origin.address(), rule);
    boolean isKnown = issuers.forSignIn().stream().anyMatch(known -> known.name().equals(provider));
    if (isLogged && isKnown) {
      trail.record(
          "sign-in.refused",
          new Subject("identity-provider", provider),
          null,
          Map.of("rule", rule, "origin", origin));
    }
  }
}
