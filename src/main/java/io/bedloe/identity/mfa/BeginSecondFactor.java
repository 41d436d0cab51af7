package io.bedloe.identity.mfa;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Begins a second factor of one's own. It counts from its first code on. The password is checked
 * before the transaction begins.
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
   * The secret that an authenticator app has to know.
   *
   * @param current the password, of an account that has one
   * @param address from where it is asked
   */
  public TotpSecret begin(Caller caller, @Nullable String current, String address) {
    password.mustBeIfAny(caller, current, address);
    return use.begin(caller);
  }
}
