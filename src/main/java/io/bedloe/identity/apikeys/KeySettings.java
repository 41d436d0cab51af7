package io.bedloe.identity.apikeys;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of API keys. */
@ApplicationScoped
public class KeySettings implements SettingsOwner {

  public static final Setting<Duration> KEY_LIFE =
      Setting.duration(
          "bedloe.keys.life", "P365D", "The lifetime of an API key when its creator names none.");

  public static final Setting<Integer> KEY_REQUESTS_PER_MINUTE =
      Setting.number(
          "bedloe.keys.requests-per-minute",
          1,
          100_000,
          "600",
          "The rate limit of an API key without its own limit, in requests per minute; each "
              + "server counts separately.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEY_LIFE, KEY_REQUESTS_PER_MINUTE);
  }
}
