package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.federation.IdentityId;
import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.IdentityView;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Removes an identity from the caller's account, unless it is the only way to sign in. */
@ApplicationScoped
public class UnlinkIdentity {

  /** No field of an identity that its owner sees ever changes. */
  private static final long ONLY_VERSION = 0;

  private final Identities identities;
  private final Accounts accounts;
  private final MapRoles mapRoles;
  private final EndSessions sessions;
  private final RecentAuthentication recent;
  private final AuditTrail trail;

  @Inject
  public UnlinkIdentity(
      Identities identities,
      Accounts accounts,
      MapRoles mapRoles,
      EndSessions sessions,
      RecentAuthentication recent,
      AuditTrail trail) {
    this.identities = identities;
    this.accounts = accounts;
    this.mapRoles = mapRoles;
    this.sessions = sessions;
    this.recent = recent;
    this.trail = trail;
  }

  /** Returns an identity of the caller's account. */
  public Versioned<IdentityView> read(IdentityId id, Caller caller) {
    return identities
        .byId(id, caller.id())
        .map(view -> new Versioned<>(view, ONLY_VERSION))
        .orElseThrow(
            () ->
                Rejected.because(
                    IdentityRule.IDENTITY_NOT_FOUND, "You have no identity with this id."));
  }

  @Transactional
  public void unlink(IdentityId id, Version seen, Caller caller) {
    recent.mustBeRecent(caller);
    identities.lock(caller.id());
    var subject = Subject.of("user", caller.id());
    // An identity of another account is not found
    VersionedWrite.act(new Target<>(subject, read(id, caller), seen, identity -> {}))
        .check((identity, wanted) -> mustNotBeTheLastWayToSignIn(caller))
        .remove(
            trail,
            "identity.unlinked",
            identity -> {
              identities.unlink(id);
              mapRoles.withdraw(caller.id(), identity.issuer());
            });
    sessions.changed();
  }

  private void mustNotBeTheLastWayToSignIn(Caller caller) {
    boolean password = accounts.hasPassword(caller.id());
    if (!password && identities.countOf(caller.id()) == 1) {
      throw Rejected.because(
          IdentityRule.LAST_SIGN_IN_METHOD, "Link another identity, or set a password, first.");
    }
  }
}
