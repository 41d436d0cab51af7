package io.bedloe.access.usecase;

import io.bedloe.access.Account;
import io.bedloe.access.EndReason;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.MailedToken;
import io.bedloe.access.model.MailedToken.Purpose;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/**
 * Sets a password by a link that came by mail: another one, or the first. It signs nobody in, so
 * that whatever else a sign-in asks for is asked for.
 */
@ApplicationScoped
public class SetPassword {

  private final MailedTokens tokens;
  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final EndSessions sessions;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public SetPassword(
      MailedTokens tokens,
      Users users,
      Passwords passwords,
      SignInThrottle throttle,
      EndSessions sessions,
      AccountMails mails,
      AuditTrail trail) {
    this.tokens = tokens;
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.sessions = sessions;
    this.mails = mails;
    this.trail = trail;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SetPassword() {
    this.tokens = null;
    this.users = null;
    this.passwords = null;
    this.throttle = null;
    this.sessions = null;
    this.mails = null;
    this.trail = null;
  }

  /** Instead of a forgotten one. Whoever knew the old one is out, with sessions and keys. */
  @Transactional
  public void anew(MailedToken token, String password, Origin origin) {
    var account = set(token, Purpose.RESET_PASSWORD, password, "/newPassword", origin);
    sessions.shutOut(account.id(), EndReason.PASSWORD_CHANGED);
    record("password.reset", account, origin);
    mails.passwordChanged(account.email());
  }

  /** For the first time, by somebody who was invited. */
  @Transactional
  public void first(MailedToken token, String password, Origin origin) {
    var account = set(token, Purpose.INVITATION, password, "/password", origin);
    record("invitation.accepted", account, origin);
  }

  /** Hashes before the token is used up, and a bad password leaves it as it is. */
  private Account set(
      MailedToken token, Purpose purpose, String password, String pointer, Origin origin) {
    throttle.admitToken(origin.address());
    var account =
        users.byId(tokens.ownerOf(token, purpose, origin.address())).orElseThrow().account();
    ChangePassword.mustBeGood(password, pointer, account.email());
    var hash = passwords.hash(password);
    tokens.use(token, purpose);
    users.setPassword(account.id(), hash);
    users.verified(account.id());
    throttle.forgetToken(origin.address());
    return account;
  }

  private void record(String action, Account account, Origin origin) {
    trail.record(
        new Caller(account.id(), account.email(), Set.of(), Set.of()),
        action,
        Subject.of("user", account.id()),
        null,
        origin);
  }
}
