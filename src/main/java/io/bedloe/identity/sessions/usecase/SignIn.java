package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.mfa.CheckCode;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.identity.sessions.SessionRule;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs an account in with a password. */
@ApplicationScoped
public class SignIn {

  /** The code of the fault for a wrong second factor, for programs and for the log. */
  private static final String WRONG_CODE = "second-factor-invalid";

  private final Accounts accounts;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final OpenSession open;
  private final CheckCode second;
  private final RefusedSignIns refusedSignIns;

  @Inject
  public SignIn(
      Accounts accounts,
      Passwords passwords,
      AttemptLimiter throttle,
      OpenSession open,
      CheckCode second,
      RefusedSignIns refusedSignIns) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.open = open;
    this.second = second;
    this.refusedSignIns = refusedSignIns;
  }

  /**
   * A wrong password, an unknown address and an address that is registered but not verified get the
   * same response after the same time: otherwise sign-in would reveal whether an address has an
   * account. Only a caller who knows the password learns that a second factor is required.
   *
   * @param code the code of the second factor, or a recovery code; null when none was sent
   */
  public SignedIn signIn(
      String email, String password, @Nullable String code, RequestOrigin origin) {
    checkRate(email, origin);
    var found = accounts.findByEmail(email);
    var hash = found.map(AccountWithPassword::passwordHash).orElse(null);
    if (found.isEmpty() || hash == null) {
      passwords.simulateCheck(password, origin.address());
      refusedSignIns.recordUnknown(origin);
      throw wrong();
    }
    var account = found.get().account();
    if (!passwords.matches(password, hash, origin.address())) {
      refusedSignIns.recordFailed(account.id(), "wrong-password", origin);
      throw wrong();
    }
    boolean isShown = isSecondFactorShown(account, code, origin);
    throttle.reset(email, origin.address());
    return open.forPassword(account, upToDate(account, password, hash, origin), isShown, origin)
        .orElseThrow(SignIn::wrong);
  }

  private void checkRate(String email, RequestOrigin origin) {
    try {
      throttle.checkRate(email, origin.address());
    } catch (Rejected refused) {
      refusedSignIns.recordDelayed(email, origin.address(), refused);
      throw refused;
    }
  }

  /** Returns the stored hash of the password, renewed when it was outdated. */
  private String upToDate(Account account, String password, String hash, RequestOrigin origin) {
    if (!passwords.isOutdated(hash)) {
      return hash;
    }
    var better = passwords.hash(password, origin.address());
    accounts.replaceHash(account.id(), hash, better);
    return better;
  }

  /** Returns whether a second factor was proved; refuses when the account has one that was not. */
  private boolean isSecondFactorShown(
      Account account, @Nullable String code, RequestOrigin origin) {
    if (!second.isAskedOf(account.id())) {
      return false;
    }
    if (code == null) {
      throttle.resetHalf(origin.address());
      refusedSignIns.recordSecondFactorMissing(account.id(), origin);
      throw Rejected.because(
          SecondFactorRule.SECOND_FACTOR_REQUIRED,
          "Sign in again, with the code of your authenticator app as \"code\".");
    }
    try {
      second.mustBeRight(account.id(), code, SecondFactorRule.SECOND_FACTOR_REQUIRED);
    } catch (Rejected refused) {
      if (refused.rule() != SecondFactorRule.SECOND_FACTOR_REQUIRED) {
        refusedSignIns.recordFailed(account.id(), refused.rule().code(), origin);
        throw refused;
      }
      refusedSignIns.recordFailed(account.id(), WRONG_CODE, origin);
      throw Rejected.because(
          refused.rule(),
          refused.detail(),
          List.of(new Fault("/code", WRONG_CODE, "is wrong or was used before")));
    }
    return true;
  }

  private static Rejected wrong() {
    return Rejected.because(
        SessionRule.WRONG_CREDENTIALS,
        "No account has this e-mail address and password. If you have just registered, follow the"
            + " link in the e-mail first.");
  }
}
