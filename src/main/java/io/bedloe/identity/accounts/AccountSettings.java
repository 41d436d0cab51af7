package io.bedloe.identity.accounts;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The settings of accounts and of password checks. */
@ApplicationScoped
public class AccountSettings implements SettingsOwner {

  private static final int LEAST_SECRET = 32;

  public static final Setting<Secret<String>> FIRST_ADMIN_SECRET =
      new Setting<>(
          "bedloe.auth.first-admin-secret",
          "text of 32 characters or more",
          Setting.NONE,
          true,
          "The secret that creates the first administrator at POST /api/v1/auth/first-admin; "
              + "it has no effect when there is an administrator.",
          text -> {
            if (!text.equals(Setting.NONE) && text.length() < LEAST_SECRET) {
              throw new IllegalArgumentException("shorter than 32 characters");
            }
            return Secret.of(text);
          });

  public static final Setting<Integer> PARALLEL_HASHES =
      Setting.number(
          "bedloe.auth.max-concurrent-hashes",
          1,
          64,
          "4",
          "The maximum number of concurrent password checks; each takes 46 MiB while it runs.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FIRST_ADMIN_SECRET, PARALLEL_HASHES);
  }

  @Override
  public List<Setting<Secret<String>>> secretKeys() {
    return List.of(FIRST_ADMIN_SECRET);
  }
}
