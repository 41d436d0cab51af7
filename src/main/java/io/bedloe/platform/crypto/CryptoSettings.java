package io.bedloe.platform.crypto;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The settings of encryption and of derived keys. */
@ApplicationScoped
public class CryptoSettings implements SettingsOwner {

  public static final Setting<String> SECRET =
      Setting.secret(
          "bedloe.secret",
          "bedloe-development-secret",
          "Encrypts the private keys that are kept in the database. Production needs 32 random"
              + " characters or more, and refuses repeated and trivial ones.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SECRET);
  }

  @Override
  public List<Setting<String>> secretKeys() {
    return List.of(SECRET);
  }
}
