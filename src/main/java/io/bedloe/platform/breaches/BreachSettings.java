package io.bedloe.platform.breaches;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The settings of the look-up of breached passwords. */
@ApplicationScoped
public class BreachSettings implements SettingsOwner {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  public static final Setting<String> LOOKUP_URL =
      new Setting<>(
          "bedloe.passwords.breach-lookup-url",
          "https address that ends with /, or none",
          Setting.NONE,
          false,
          "Base URL of the breached-password range service, in the format of Have I Been "
              + "Pwned, such as https://api.pwnedpasswords.com/range/. The first five hexadecimal "
              + "digits of the password's SHA-1 hash are sent. Without a value the check is off.",
          BreachSettings::address);

  public static final Setting<Duration> LOOKUP_TIMEOUT =
      Setting.duration(
          "bedloe.passwords.breach-lookup-timeout",
          "PT2S",
          "Timeout of one breached-password lookup.");

  public static final Setting<Boolean> LOOKUP_REQUIRED =
      Setting.flag(
          "bedloe.passwords.breach-lookup-required",
          "true",
          "Whether a new password is refused with 503 when the lookup fails. With false the "
              + "password is accepted and a warning is logged.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(LOOKUP_URL, LOOKUP_TIMEOUT, LOOKUP_REQUIRED);
  }

  private static String address(String text) {
    if (text.equals(Setting.NONE)) {
      return text;
    }
    var address = URI.create(text);
    boolean isLocal =
        "http".equals(address.getScheme())
            && address.getHost() != null
            && THIS_MACHINE.contains(address.getHost());
    if (!"https".equals(address.getScheme()) && !isLocal) {
      throw new IllegalArgumentException("neither https nor http on this machine");
    }
    if (!text.endsWith("/")) {
      throw new IllegalArgumentException("does not end with /");
    }
    return text;
  }
}
