package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Updates an e-mail address that has changed at the provider. It accepts only a verified address
 * that no other account has, and only for an account whose address is the one that this provider
 * reported before.
 */
@ApplicationScoped
public class FollowAddress {

  private static final Logger LOG = Logger.getLogger(FollowAddress.class.getName());

  private final Identities identities;
  private final Accounts accounts;
  private final IdentityMails mails;
  private final EndSessions sessions;
  private final AuditTrail trail;

  @Inject
  public FollowAddress(
      Identities identities,
      Accounts accounts,
      IdentityMails mails,
      EndSessions sessions,
      AuditTrail trail) {
    this.identities = identities;
    this.accounts = accounts;
    this.mails = mails;
    this.sessions = sessions;
    this.trail = trail;
  }

  void follow(Account account, Identity identity) {
    var email = identity.email();
    if (email == null || !identity.emailVerified()) {
      return;
    }
    var before = identities.addressOf(identity).orElse("");
    if (before.equals(email)) {
      return;
    }
    if (account.email().equalsIgnoreCase(before)) {
      accounts.lockAll();
      // The account is read again, because it may have been disabled or its roles changed
      // meanwhile.
      var held = accounts.find(account.id());
      if (held.isEmpty()) {
        return;
      }
      if (accounts.isEmailTaken(email, account.id())) {
        LOG.log(
            Level.WARNING,
            "Account {0} keeps its e-mail address, because another account has the address that "
                + "{1} reports now",
            new Object[] {account.id(), identity.provider().name()});
        return;
      }
      accounts.change(held.get(), email, held.get().roles());
      accounts.markEmailVerified(account.id());
      mails.addressFollowed(account.email(), identity.provider().title());
      trail.record(
          "user.address-followed",
          Subject.of("user", account.id()),
          Map.of("email", account.email()),
          Map.of("email", email, "provider", identity.provider().name()));
      sessions.changed();
    }
    identities.updateClaims(identity);
  }
}
