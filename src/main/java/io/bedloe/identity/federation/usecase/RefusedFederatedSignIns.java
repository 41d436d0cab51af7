package io.bedloe.identity.federation.usecase;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Records federated sign-ins that were refused, in the audit trail and as security events. */
@ApplicationScoped
public class RefusedFederatedSignIns {

  private final SecurityEvents events;
  private final AuditTrail trail;
  private final Issuers issuers;

  @Inject
  public RefusedFederatedSignIns(SecurityEvents events, AuditTrail trail, Issuers issuers) {
    this.events = events;
    this.trail = trail;
    this.issuers = issuers;
  }

  /**
   * Records a refused sign-in after the browser has returned from an identity provider. An unknown
   * provider name leaves no audit row, because anybody could create any number of them.
   */
  void record(String provider, RequestOrigin origin, Rejected refused) {
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
