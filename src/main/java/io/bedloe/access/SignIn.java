package io.bedloe.access;

import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Signs somebody in with a password. */
@ApplicationScoped
public class SignIn {

  /** Who signed in, and the token that proves it from now on. */
  public record SignedIn(Account account, AccessTokens.AccessToken token) {}

  private final Accounts accounts;
  private final Passwords passwords;
  private final AccessTokens tokens;

  @Inject
  public SignIn(Accounts accounts, Passwords passwords, AccessTokens tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SignIn() {
    this.accounts = null;
    this.passwords = null;
    this.tokens = null;
  }

  /** The same answer, after the same time, for a wrong password and for an address nobody has. */
  public SignedIn with(String email, String password) {
    var found = accounts.byEmail(email);
    if (found.isEmpty()) {
      passwords.pretend(password);
      throw wrong();
    }
    if (!passwords.matches(password, found.get().passwordHash())) {
      throw wrong();
    }
    var account = found.get().account();
    return new SignedIn(account, tokens.issue(account));
  }

  private static Rejected wrong() {
    return Rejected.because(
        SignInRule.WRONG_CREDENTIALS, "No account has this e-mail address and password.");
  }
}
