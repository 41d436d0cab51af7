package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.mfa.CheckCode;
import io.bedloe.identity.mfa.SecondFactorRule;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Checks the password, and the code of the second factor, again in an open session. */
@Dependent
public class Reauthenticate {

  private final KnownPassword known;
  private final CheckCode codes;
  private final ReplaceSession replace;

  @Inject
  Reauthenticate(KnownPassword known, CheckCode codes, ReplaceSession replace) {
    this.known = known;
    this.codes = codes;
    this.replace = replace;
  }

  /**
   * Failed attempts are delayed like failed sign-ins. No transaction is open while the password is
   * hashed. Another session replaces the current one, and its tokens are returned.
   *
   * @param code the code, required when the account has a second factor
   * @param address the client address of the request
   */
  public SignedIn reauthenticate(
      Caller caller, @Nullable String password, @Nullable String code, String address) {
    if (caller.sessionId() == null) {
      throw Rejected.because(
          AccessRule.FORBIDDEN, "Only a session of your own can be authenticated again.");
    }
    var hash = known.mustBe(caller, password, address);
    boolean secondFactor = codes.isAskedOf(caller.id());
    if (secondFactor) {
      if (code == null) {
        throw Rejected.because(
            SecondFactorRule.SECOND_FACTOR_REQUIRED,
            "Send the code of your authenticator app as \"code\" too.");
      }
      codes.mustBeRight(caller.id(), code, SecondFactorRule.SECOND_FACTOR_INVALID);
    }
    return replace.afterPassword(caller, hash, secondFactor);
  }
}
