package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.KnownPassword;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Changes the caller's own password. All other sessions of the account end. */
@ApplicationScoped
public class ChangePassword {

  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final KnownPassword known;
  private final ReplacePassword replace;

  @Inject
  public ChangePassword(
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      KnownPassword known,
      ReplacePassword replace) {
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.known = known;
    this.replace = replace;
  }

  /**
   * Failed attempts with the current password are delayed like failed sign-ins. Both passwords are
   * hashed before the transaction begins.
   *
   * @param revokeKeys whether the account's API keys are revoked too
   * @param address the client address of the request
   */
  public void change(
      Caller caller, String current, String wanted, boolean revokeKeys, String address) {
    var former = known.mustBe(caller, current, address);
    policy.mustBeGood(wanted, "/newPassword", caller.name(), name(caller));
    replace.change(caller, former, passwords.hash(wanted, address), revokeKeys);
  }

  private String name(Caller caller) {
    return users.byId(caller.id()).map(found -> found.account().name()).orElse("");
  }
}
