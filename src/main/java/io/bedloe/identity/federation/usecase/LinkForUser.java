package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.AccountAdministration;
import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.IdentityView;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.oidc.OidcRule;
import io.bedloe.platform.oidc.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links an identity to another user's account, at the request of an administrator. */
@ApplicationScoped
public class LinkForUser {

  private final Identities identities;
  private final AccountAdministration users;
  private final Issuers issuers;
  private final IdentityMails mails;
  private final EndSessions sessions;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public LinkForUser(
      Identities identities,
      AccountAdministration users,
      Issuers issuers,
      IdentityMails mails,
      EndSessions sessions,
      Clock clock,
      AuditTrail trail) {
    this.identities = identities;
    this.users = users;
    this.issuers = issuers;
    this.mails = mails;
    this.sessions = sessions;
    this.clock = clock;
    this.trail = trail;
  }

  /** The account must not have more rights than the caller; its owner gets a mail. */
  @Transactional
  public IdentityView link(
      AccountId userId, @Nullable Version seen, String provider, String subject, Caller caller) {
    var user = users.lockForChange(userId, seen, caller);
    var identity =
        new Identity(provider(provider), subject, null, false, null, Set.of(), null, null);
    identities.lock(userId);
    identities.lock(identity);
    var owner = identities.owner(identity);
    if (owner.isPresent()) {
      throw Rejected.because(
          IdentityRule.IDENTITY_TAKEN,
          owner.get().userId().equals(userId)
              ? "The identity is linked to this account already."
              : "Unlink the identity from its account first.");
    }
    var id = identities.link(identity, userId, clock.instant());
    var view = identities.byId(id, userId).orElseThrow();
    trail.record(
        "identity.linked",
        Subject.of("user", userId),
        null,
        Map.of("provider", provider, "issuer", identity.issuer(), "subject", subject));
    mails.identityLinked(user.email(), identity.provider().title());
    sessions.changed();
    return view;
  }

  private Provider provider(String name) {
    return issuers.all().stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Rejected.because(
                    OidcRule.PROVIDER_NOT_FOUND,
                    "GET /identity-providers lists the configured providers."));
  }
}
