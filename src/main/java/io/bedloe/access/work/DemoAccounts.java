package io.bedloe.access.work;

import io.bedloe.access.BuiltInRole;
import io.bedloe.access.data.Users;
import io.bedloe.access.model.Passwords;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Profile;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Three accounts to try things with, in the development profile only. */
@ApplicationScoped
public class DemoAccounts {

  private static final int AFTER_KEYS = 200;
  private static final String PASSWORD = "bedloe-dev-password";

  private final Settings settings;
  private final Users users;
  private final Passwords passwords;

  @Inject
  public DemoAccounts(Settings settings, Users users, Passwords passwords) {
    this.settings = settings;
    this.users = users;
    this.passwords = passwords;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected DemoAccounts() {
    this.settings = null;
    this.users = null;
    this.passwords = null;
  }

  @Transactional
  void open(@Observes @Priority(AFTER_KEYS) Schema.Ready ready) {
    if (settings.get(PlatformSettings.PROFILE) != Profile.DEVELOPMENT) {
      return;
    }
    for (var role : BuiltInRole.values()) {
      var email = role.code() + "@bedloe.example";
      if (users.byEmail(email).isEmpty()) {
        users.open(
            email,
            "Demo " + role.code(),
            passwords.hash(PASSWORD, "demo-accounts"),
            List.of(role.code()));
      }
    }
  }
}
