package io.bedloe.platform.realtime;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The address of Redis, a secret because it can contain a password. */
@ApplicationScoped
public class RedisSettings implements SettingsOwner {

  public static final Setting<Secret<String>> URL =
      new Setting<>(
          "bedloe.redis.url",
          "redis:// or rediss:// (TLS), such as rediss://user:password@redis.example:6379",
          Setting.NONE,
          true,
          "The Redis server by which servers tell each other at once that there are new events. It is"
              + " optional: without it, and while it is down, each server polls the database twice a"
              + " second while clients wait for events.",
          text -> Secret.of(checked(text)));

  @Override
  public List<Setting<?>> settings() {
    return List.of(URL);
  }

  /** Returns the address of Redis; empty when none is configured. */
  static Optional<URI> url(Settings settings) {
    var text = settings.get(URL).reveal();
    return text.equals(Setting.NONE) ? Optional.empty() : Optional.of(URI.create(text));
  }

  /** Throws without the text, which can contain a password. */
  private static String checked(String text) {
    if (text.equals(Setting.NONE)) {
      return text;
    }
    try {
      var url = URI.create(text);
      boolean isScheme = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
      if (isScheme && url.getHost() != null && url.getPort() > 0) {
        return text;
      }
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException(EXPECTED);
    }
    throw new IllegalArgumentException(EXPECTED);
  }

  private static final String EXPECTED = "not redis:// or rediss:// with a host and a port";
}
