package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.platform.security.RequestOrigin;
import io.bedloe.platform.throttle.AttemptLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Sets a password with a link from an e-mail: a replacement, or the first one. It does not sign the
 * user in, so that the sign-in can require its other factors. The password is hashed before the
 * transaction begins and before the token is used up; a bad password leaves the token valid.
 */
@ApplicationScoped
public class SetPassword {

  private final MailedTokens tokens;
  private final Users users;
  private final PasswordPolicy policy;
  private final Passwords passwords;
  private final AttemptLimiter throttle;
  private final ReplacePassword replace;

  @Inject
  public SetPassword(
      MailedTokens tokens,
      Users users,
      PasswordPolicy policy,
      Passwords passwords,
      AttemptLimiter throttle,
      ReplacePassword replace) {
    this.tokens = tokens;
    this.users = users;
    this.policy = policy;
    this.passwords = passwords;
    this.throttle = throttle;
    this.replace = replace;
  }

  /**
   * Replaces a forgotten password. All sessions of the account end and its API keys are revoked.
   */
  public void reset(MailedToken token, String password, RequestOrigin origin) {
    var account = owner(token, Purpose.RESET_PASSWORD, origin);
    var hash = hash(password, "/newPassword", account, origin);
    replace.reset(token, account, hash, origin);
  }

  /** Sets the first password of an invited user. */
  public void setFirst(MailedToken token, String password, RequestOrigin origin) {
    var account = owner(token, Purpose.INVITATION, origin);
    var hash = hash(password, "/password", account, origin);
    replace.setFirst(token, account, hash, origin);
  }

  private Account owner(MailedToken token, Purpose purpose, RequestOrigin origin) {
    throttle.admitToken(origin.address());
    return users
        .byId(tokens.ownerOf(token, purpose, origin.address()))
        .orElseThrow(MailedTokens::refused)
        .account();
  }

  private String hash(String password, String pointer, Account account, RequestOrigin origin) {
    policy.mustBeGood(password, pointer, account.email(), account.name());
    return passwords.hash(password, origin.address());
  }
}
