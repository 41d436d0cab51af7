package io.bedloe.identity.access;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of sign-in. */
@ApplicationScoped
public class AccessSettings implements SettingsOwner {

  public static final Setting<String> ISSUER =
      Setting.text("bedloe.auth.issuer", "bedloe", "The issuer (iss) of the access tokens.");

  public static final Setting<String> AUDIENCE =
      Setting.text(
          "bedloe.auth.audience", "bedloe-api", "The audience (aud) of the access tokens.");

  public static final Setting<Duration> TOKEN_LIFE =
      Setting.duration(
          "bedloe.auth.access-token-life", "PT15M", "How long an access token is valid.");

  public static final Setting<Duration> REFRESH_IDLE =
      Setting.duration(
          "bedloe.auth.refresh-idle-life",
          "P7D",
          "How long a session lasts when its refresh token is not used.");

  public static final Setting<Duration> SESSION_LIFE =
      Setting.duration(
          "bedloe.auth.session-life", "P30D", "How long a session lasts at most, used or not.");

  public static final Setting<Duration> REFRESH_GRACE =
      Setting.duration(
          "bedloe.auth.refresh-grace",
          "PT10S",
          "How long a replaced refresh token still gets the answer that its first use got; after"
              + " that, whoever uses it ends the session.");

  public static final Setting<String> SECRET =
      Setting.secret(
          "bedloe.secret",
          "bedloe-development-secret",
          "Encrypts the private keys that are kept in the database. Production needs 32 random"
              + " characters or more, and refuses repeated and trivial ones.");

  private static final int LEAST_SECRET = 32;

  public static final Setting<String> FIRST_ADMIN_SECRET =
      new Setting<>(
          "bedloe.auth.first-admin-secret",
          "text of 32 characters or more",
          Setting.NONE,
          true,
          "Makes the first admin, at POST /api/v1/auth/first-admin; good for nothing as soon as there"
              + " is an admin.",
          text -> {
            if (!text.equals(Setting.NONE) && text.length() < LEAST_SECRET) {
              throw new IllegalArgumentException("shorter than 32 characters");
            }
            return text;
          });

  public static final Setting<Duration> KEY_ROTATION =
      Setting.duration("bedloe.auth.key-rotation", "P90D", "How long a key signs access tokens.");

  public static final Setting<Duration> KEY_LEAD =
      Setting.duration(
          "bedloe.auth.key-lead",
          "PT1H",
          "How long a new key is published before it signs, when keys rotate on schedule.");

  public static final Setting<Duration> REAUTHENTICATION_AGE =
      Setting.duration(
          "bedloe.auth.reauthentication-age",
          "PT5M",
          "How long ago the password and the second factor may have been shown for what needs a recent"
              + " proof, such as making an API key; POST /api/v1/auth/reauthentication renews it.");

  public static final Setting<Duration> KEY_LIFE =
      Setting.duration(
          "bedloe.keys.life",
          "P365D",
          "How long an API key is valid when its creator names no end.");

  public static final Setting<Integer> PARALLEL_HASHES =
      Setting.number(
          "bedloe.auth.parallel-hashes",
          1,
          64,
          "4",
          "How many passwords are checked at once; each takes 46 MiB while it lasts.");

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
    return List.of(
        ISSUER,
        AUDIENCE,
        TOKEN_LIFE,
        REFRESH_IDLE,
        SESSION_LIFE,
        REFRESH_GRACE,
        SECRET,
        FIRST_ADMIN_SECRET,
        KEY_ROTATION,
        KEY_LEAD,
        REAUTHENTICATION_AGE,
        KEY_LIFE,
        PARALLEL_HASHES,
        KEY_REQUESTS_PER_MINUTE);
  }

  @Override
  public List<Setting<String>> secretKeys() {
    return List.of(SECRET, FIRST_ADMIN_SECRET);
  }
}
