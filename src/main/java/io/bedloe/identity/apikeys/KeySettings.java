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
          "bedloe.keys.life",
          "P365D",
          "How long an API key is valid when its creator names no end.");

  public static final Setting<Integer> KEY_REQUESTS_PER_MINUTE =
      Setting.number(
          "bedloe.keys.requests-per-minute",
          1,
          100_000,
          "600",
          "How many requests an API key is good for in a minute, unless it says so itself; each"
              + " server counts for itself.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEY_LIFE, KEY_REQUESTS_PER_MINUTE);
  }
}
