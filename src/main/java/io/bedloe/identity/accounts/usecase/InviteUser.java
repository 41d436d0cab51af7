package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Opens an account for a user, who sets its password with the link of an e-mail. */
@Dependent
public class InviteUser {

  private final ManageUsers users;
  private final OpenUser open;
  private final MailedTokens tokens;
  private final AttemptLimiter throttle;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public InviteUser(
      ManageUsers users,
      OpenUser open,
      MailedTokens tokens,
      AttemptLimiter throttle,
      AccountMails mails,
      AuditTrail trail) {
    this.users = users;
    this.open = open;
    this.tokens = tokens;
    this.throttle = throttle;
    this.mails = mails;
    this.trail = trail;
  }

  /** The roles must not allow more than the caller may do. */
  @Transactional
  public Versioned<UserView> invite(InvitationInput input, Caller caller) {
    mails.mustBePossible();
    var opened = open.open(new OpenUser.Prepared(input.account(), null), caller);
    send(opened.value());
    return opened;
  }

  /**
   * Sends another invitation to a user who has not accepted yet, and invalidates the former link.
   *
   * @param seen the version of the account that the caller read; null for any version
   * @param address the client address of the request
   */
  @Transactional
  public void resend(AccountId id, @Nullable Version seen, Caller caller, String address) {
    mails.mustBePossible();
    // The rate check comes before any lock, because it needs a database connection of its own.
    var known = users.read(id);
    Version.mustBeCurrent(seen, known.version());
    throttle.admitMail(known.value().email(), address);
    var user = users.lock(id, seen, caller);
    User.of(user).mustAllowInvitation();
    send(user);
  }

  private void send(UserView user) {
    var account = new Account(user.id(), user.email(), user.name(), user.roles());
    mails.invitation(user.email(), tokens.forAccount(Purpose.INVITATION, account));
    trail.record("user.invited", Subject.of("user", user.id()), null, null);
  }
}
