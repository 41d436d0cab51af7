package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Stores a registration and sends its link, in the transaction of {@link Register}. */
@ApplicationScoped
public class SaveRegistration {

  private final MailedTokens tokens;
  private final Users users;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public SaveRegistration(MailedTokens tokens, Users users, AccountMails mails, AuditTrail trail) {
    this.tokens = tokens;
    this.users = users;
    this.mails = mails;
    this.trail = trail;
  }

  /** Stores it beside other registrations of the address, whose links stay valid. */
  @Transactional
  public void save(Wanted wanted, RequestOrigin origin) {
    var known = users.addressOf(wanted.email());
    if (known.isPresent()) {
      trail.record("registration.refused", new Subject("address", origin.address()), null, origin);
      mails.alreadyRegistered(known.get());
      return;
    }
    var kept = tokens.forRegistration(wanted);
    trail.record("registration.asked", Subject.of("registration", kept.id()), null, origin);
    mails.verify(wanted.email(), kept.token());
  }
}
