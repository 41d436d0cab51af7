package io.bedloe.platform.realtime;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The address of Redis, in a setting or in a file, because it can contain a password. */
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

  public static final Setting<String> URL_FILE =
      Setting.text(
          "bedloe.redis.url.file",
          Setting.NONE,
          "The path of a file with the value of bedloe.redis.url, instead of that setting.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(URL, URL_FILE);
  }

  @Override
  public List<String> faults(Settings settings) {
    if (settings.get(URL_FILE).equals(Setting.NONE)) {
      return List.of();
    }
    if (settings.isSet(URL)) {
      return List.of("bedloe.redis.url and bedloe.redis.url.file are both set; set one of them");
    }
    try {
      checked(content(settings));
      return List.of();
    } catch (IOException unreadable) {
      return List.of("bedloe.redis.url.file: the file cannot be read");
    } catch (IllegalArgumentException wrong) {
      return List.of("bedloe.redis.url.file: the content is " + wrong.getMessage());
    }
  }

  /** Returns the address of Redis; empty when none is configured. */
  static Optional<URI> url(Settings settings) {
    try {
      var text =
          settings.get(URL_FILE).equals(Setting.NONE)
              ? settings.get(URL).reveal()
              : content(settings);
      return text.equals(Setting.NONE) ? Optional.empty() : Optional.of(URI.create(text));
    } catch (IOException unreadable) {
      throw new IllegalStateException("the file of bedloe.redis.url.file was readable", unreadable);
    }
  }

  private static String content(Settings settings) throws IOException {
    return Files.readString(Path.of(settings.get(URL_FILE))).strip();
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
