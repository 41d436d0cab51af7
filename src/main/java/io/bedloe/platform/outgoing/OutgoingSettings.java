package io.bedloe.platform.outgoing;

import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Profile;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The settings of requests to addresses that callers have chosen. */
@ApplicationScoped
public class OutgoingSettings implements SettingsOwner {

  private static final int HIGHEST_PORT = 65_535;

  static final Setting<Set<Integer>> PORTS =
      new Setting<>(
          "bedloe.outgoing.ports",
          "port numbers, comma-separated",
          "443,8443",
          false,
          "The ports that addresses chosen by callers, such as those of webhooks, may have.",
          OutgoingSettings::ports);

  static final Setting<Boolean> LOOPBACK =
      Setting.flag(
          "bedloe.outgoing.allow-loopback",
          "false",
          "Whether addresses chosen by callers may be on this machine, then also by http and with "
              + "any port. It is for development; production refuses it.");

  private static Set<Integer> ports(String text) {
    var ports = new TreeSet<Integer>();
    for (var part : text.split(",", -1)) {
      ports.add(port(part.strip()));
    }
    return ports;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException("'" + text + "' is not a port number", notNumber);
    }
    throw new IllegalArgumentException("'" + text + "' is not between 1 and " + HIGHEST_PORT);
  }

  /** Returns the addresses that the settings allow. */
  public static TargetUrl.Allowed allowed(Settings settings) {
    return new TargetUrl.Allowed(settings.get(PORTS), settings.get(LOOPBACK));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PORTS, LOOPBACK);
  }

  @Override
  public List<String> faults(Settings settings) {
    return settings.get(LOOPBACK) && settings.get(PlatformSettings.PROFILE) == Profile.PRODUCTION
        ? List.of(
            "bedloe.outgoing.allow-loopback (BEDLOE_OUTGOING_ALLOW_LOOPBACK): production must not"
                + " let callers send requests to this machine")
        : List.of();
  }
}
