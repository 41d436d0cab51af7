package io.bedloe.platform.errors;

import io.bedloe.kernel.Secret;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** The setting of error reports. */
@ApplicationScoped
public class ErrorSettings implements SettingsOwner {

  static final Setting<Secret<String>> DSN =
      new Setting<>(
          "bedloe.sentry.dsn",
          "DSN, such as https://key@host/project",
          Setting.NONE,
          true,
          "The DSN of the Sentry project that gets unexpected errors: requests that were answered"
              + " with status 500, and jobs that have failed for good. Types of exceptions, stack"
              + " traces and ids are sent, but no messages of exceptions, no headers and no bodies."
              + " Nothing is sent without a value.",
          ErrorSettings::dsn);

  private static Secret<String> dsn(String text) {
    if (!text.equals(Setting.NONE) && !isDsn(text)) {
      throw new IllegalArgumentException("not a DSN, such as https://key@host/project");
    }
    return Secret.of(text);
  }

  private static boolean isDsn(String text) {
    try {
      var uri = new URI(text);
      return Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() != null
          && uri.getPath().length() > 1;
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(DSN);
  }
}
