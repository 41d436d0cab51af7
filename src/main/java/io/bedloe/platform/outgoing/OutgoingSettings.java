package io.bedloe.platform.outgoing;

import io.bedloe.kernel.IpRange;
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

  static final Setting<List<IpRange>> REFUSED =
      new Setting<>(
          "bedloe.outgoing.refused-ranges",
          "address ranges in CIDR notation, comma-separated",
          Setting.NONE,
          false,
          "Ranges that addresses chosen by callers must not resolve to, beside all that are not "
              + "public: such as the NAT64 prefix of the own network (RFC 6052), through which "
              + "private IPv4 addresses can be reached, or public addresses of internal systems.",
          text -> text.equals(Setting.NONE) ? List.of() : IpRange.parseList(text));

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
    return new TargetUrl.Allowed(
        settings.get(PORTS), settings.get(LOOPBACK), settings.get(REFUSED));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PORTS, LOOPBACK, REFUSED);
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
