package io.bedloe.platform.crypto;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The settings of encryption and of derived keys. */
@ApplicationScoped
public class CryptoSettings implements SettingsOwner {

  public static final Setting<Secret<String>> SECRET =
      Setting.secret(
          "bedloe.secret",
          "bedloe-development-secret",
          "Every key of the server is derived from this secret: it protects the private keys,"
              + " second factors and provider tokens in the database, and seals the audit trail."
              + " Production needs 32 random characters or more, and refuses repeated and trivial"
              + " ones.");

  public static final Setting<Secret<String>> PREVIOUS =
      Setting.secretOrNone(
          "bedloe.secret.previous",
          "A second secret, for the time in which bedloe.secret is replaced: the server still reads"
              + " and verifies what was written with it, and writes with bedloe.secret only. The"
              + " rules of bedloe.secret hold for it; the two differ.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SECRET, PREVIOUS);
  }

  @Override
  public List<Setting<Secret<String>>> secretKeys() {
    return List.of(SECRET, PREVIOUS);
  }

  @Override
  public List<String> faults(Settings settings) {
    return previous(settings).filter(settings.get(SECRET)::equals).isPresent()
        ? List.of(
            "%s (%s): is the same as bedloe.secret; set the other secret of the rotation, or leave"
                    .formatted(PREVIOUS.name(), PREVIOUS.variable())
                + " this setting out")
        : List.of();
  }

  static Optional<Secret<String>> previous(Settings settings) {
    return settings.isSet(PREVIOUS) ? Optional.of(settings.get(PREVIOUS)) : Optional.empty();
  }
}
