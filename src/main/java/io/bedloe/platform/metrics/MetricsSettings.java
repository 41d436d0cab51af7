package io.bedloe.platform.metrics;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The setting of metrics. */
@ApplicationScoped
public class MetricsSettings implements SettingsOwner {

  /** 32 characters of a random text have 128 bits or more; nobody guesses them. */
  static final int LEAST_LENGTH = 32;

  public static final Setting<Secret<String>> TOKEN =
      new Setting<>(
          "bedloe.metrics.token",
          "text of 32 characters or more",
          Setting.NONE,
          true,
          "The bearer token with which Prometheus reads `GET /metrics`, such as the output of"
              + " `openssl rand -hex 32`. Without a value there is no such address.",
          MetricsSettings::token);

  private static Secret<String> token(String text) {
    boolean isVisible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!text.equals(Setting.NONE) && (text.length() < LEAST_LENGTH || !isVisible)) {
      throw new IllegalArgumentException(
          "not %d or more visible ASCII characters without a blank".formatted(LEAST_LENGTH));
    }
    return Secret.of(text);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(TOKEN);
  }
}
