package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.Passwords;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.roles.BuiltInRole;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;

/**
 * Creates three example accounts, only in the development profile. In production the server refuses
 * to start while one of them can sign in.
 */
@ApplicationScoped
public class OpenDemoAccounts {

  private static final String PASSWORD = "bedloe-dev-password";

  private final Settings settings;
  private final Users users;
  private final Passwords passwords;

  @Inject
  public OpenDemoAccounts(Settings settings, Users users, Passwords passwords) {
    this.settings = settings;
    this.users = users;
    this.passwords = passwords;
  }

  /**
   * Creates the demonstration accounts in development; fails in production when one of them can
   * sign in.
   */
  @Transactional
  public void open() {
    switch (settings.get(PlatformSettings.PROFILE)) {
      case DEVELOPMENT -> openMissing();
      case PRODUCTION -> mustNotSignIn();
      case TEST -> {}
    }
  }

  private void openMissing() {
    for (var role : BuiltInRole.values()) {
      if (users.byEmail(email(role)).isEmpty()) {
        users.open(
            email(role),
            "Demo " + role.code(),
            passwords.hash(PASSWORD, "demo-accounts"),
            List.of(role.code()));
      }
    }
  }

  /**
   * A database that was used in development may still contain them, and their passwords are public.
   */
  private void mustNotSignIn() {
    var open =
        Arrays.stream(BuiltInRole.values())
            .map(OpenDemoAccounts::email)
            .filter(email -> users.byEmail(email).filter(this::hasPublishedPassword).isPresent())
            .toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          ("Bedloe does not start in production: %s can sign in with the published password of the"
                  + " demonstration accounts. Disable or erase them with the profile \"test\", or in"
                  + " the database: UPDATE users SET enabled = false WHERE email IN ('%s')")
              .formatted(String.join(", ", open), String.join("', '", open)));
    }
  }

  private boolean hasPublishedPassword(AccountWithPassword account) {
    var hash = account.passwordHash();
    return hash != null && passwords.matches(PASSWORD, hash, "demo-accounts");
  }

  private static String email(BuiltInRole role) {
    return role.code() + "@bedloe.example";
  }
}
