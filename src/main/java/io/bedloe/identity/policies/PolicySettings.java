package io.bedloe.identity.policies;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The settings of policies. */
@ApplicationScoped
public class PolicySettings implements SettingsOwner {

  public static final Setting<ZoneId> ZONE =
      new Setting<>(
          "bedloe.policies.zone",
          "IANA time zone, such as Europe/London",
          "UTC",
          false,
          "The time zone of context.hour and context.weekday in policies.",
          PolicySettings::zone);

  public static final Setting<Duration> DECISIONS_KEPT =
      Setting.duration(
          "bedloe.policies.decision-retention",
          "PT720H",
          "How long recorded decisions are kept for explanations and dry runs.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ZONE, DECISIONS_KEPT);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("not a time zone such as Europe/London", unknown);
    }
  }
}
