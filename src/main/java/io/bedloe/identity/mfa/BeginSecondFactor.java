package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Begins a second factor for the caller. It becomes active with its first code. The password is
 * checked before the transaction begins.
 */
@Dependent
public class BeginSecondFactor {

  private final KnownPassword password;
  private final UseSecondFactor use;

  @Inject
  public BeginSecondFactor(KnownPassword password, UseSecondFactor use) {
    this.password = password;
    this.use = use;
  }

  /**
   * Returns the secret for an authenticator app.
   *
   * @param current the password, if the account has one
   * @param address the client address of the request
   */
  public TotpSecret begin(Caller caller, @Nullable String current, String address) {
    password.mustBeIfAny(caller, current, address);
    return use.begin(caller);
  }
}
