package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.data.Registrations.Wanted;
import io.bedloe.identity.access.data.Sessions.Origin;
import io.bedloe.identity.access.data.Users;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps a registration and sends its link; the transaction of {@link Register}. */
@ApplicationScoped
public class KeepRegistration {

  private final MailedTokens tokens;
  private final Users users;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public KeepRegistration(MailedTokens tokens, Users users, AccountMails mails, AuditTrail trail) {
    this.tokens = tokens;
    this.users = users;
    this.mails = mails;
    this.trail = trail;
  }

  /** Keeps it beside other registrations of the address, whose links stay valid. */
  @Transactional
  public void keep(Wanted wanted, Origin origin) {
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
