package io.bedloe.access.usecase;

import io.bedloe.access.EndReason;
import io.bedloe.access.SignInRule;
import io.bedloe.access.data.AccountTokens;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.PasswordRules;
import io.bedloe.access.model.Passwords;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Changes one's own password. Whoever knew the old one is out: all other sessions end. */
@ApplicationScoped
public class ChangePassword {

  private final Users users;
  private final Passwords passwords;
  private final KnownPassword known;
  private final EndSessions sessions;
  private final AccountTokens tokens;
  private final AccountMails mails;
  private final AuditTrail trail;

  @Inject
  public ChangePassword(
      Users users,
      Passwords passwords,
      KnownPassword known,
      EndSessions sessions,
      AccountTokens tokens,
      AccountMails mails,
      AuditTrail trail) {
    this.users = users;
    this.passwords = passwords;
    this.known = known;
    this.sessions = sessions;
    this.tokens = tokens;
    this.mails = mails;
    this.trail = trail;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected ChangePassword() {
    this.users = null;
    this.passwords = null;
    this.known = null;
    this.sessions = null;
    this.tokens = null;
    this.mails = null;
    this.trail = null;
  }

  /**
   * Guessing the old one is slowed down like guessing at sign-in.
   *
   * @param address from where it is asked
   */
  @Transactional
  public void of(Caller caller, String current, String wanted, String address) {
    known.mustBe(caller, current, address);
    mustBeGood(wanted, "/newPassword", caller.name());
    users.setPassword(caller.id(), passwords.hash(wanted));
    sessions.all(caller.id(), caller.sessionId(), EndReason.PASSWORD_CHANGED);
    tokens.voidAllOf(caller.id());
    trail.record("password.changed", Subject.of("user", caller.id()), null, null);
    users.byId(caller.id()).ifPresent(found -> mails.passwordChanged(found.account().email()));
  }

  static void mustBeGood(String password, String pointer, String email) {
    var faults = PasswordRules.faults(password, pointer, email);
    if (!faults.isEmpty()) {
      throw Rejected.because(SignInRule.INVALID_PASSWORD, "The new password has faults.", faults);
    }
  }
}
