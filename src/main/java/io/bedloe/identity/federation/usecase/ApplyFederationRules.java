package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.data.Identities.Owner;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.oidc.CodeFlow.Proof;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Determines the account of a user who has authenticated at a provider: the one that the identity
 * is linked to, or a new one. An account that only has the same address is never used, because it
 * is not known how the provider has verified the address.
 */
@ApplicationScoped
public class ApplyFederationRules {

  private final Identities identities;
  private final Accounts accounts;
  private final OpenForIdentity opening;
  private final MapRoles mapRoles;
  private final FollowAddress address;
  private final OpenExternalSession open;
  private final Clock clock;

  @Inject
  public ApplyFederationRules(
      Identities identities,
      Accounts accounts,
      OpenForIdentity opening,
      MapRoles mapRoles,
      FollowAddress address,
      OpenExternalSession open,
      Clock clock) {
    this.identities = identities;
    this.accounts = accounts;
    this.opening = opening;
    this.mapRoles = mapRoles;
    this.address = address;
    this.open = open;
    this.clock = clock;
  }

  /** Opens a session, with the roles and the e-mail address that the provider reports now. */
  @Transactional
  public SignedIn signIn(Proof proof, RequestOrigin origin) {
    var identity = proof.identity();
    var owner = owner(identity);
    address.follow(usable(owner.userId()), identity);
    mapRoles.apply(owner, identity);
    identities.used(identity, clock.instant());
    return open.forAccount(usable(owner.userId()), proof, origin);
  }

  /** Checks whether an account may be opened for an identity that has none. */
  @Transactional
  public void checkNewAccount(Identity identity) {
    owner(identity);
  }

  private Owner owner(Identity identity) {
    identities.lock(identity);
    var known = identities.owner(identity);
    if (known.isEmpty()) {
      opening.open(identity);
      known = identities.owner(identity);
    }
    return known.orElseThrow();
  }

  private Account usable(AccountId id) {
    return accounts
        .find(id)
        .orElseThrow(
            () -> Rejected.because(IdentityRule.ACCOUNT_DISABLED, "Ask an administrator."));
  }
}
