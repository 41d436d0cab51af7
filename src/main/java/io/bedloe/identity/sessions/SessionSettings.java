package io.bedloe.identity.sessions;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of sessions, their tokens and the keys that sign them. */
@ApplicationScoped
public class SessionSettings implements SettingsOwner {

  public static final Setting<String> ISSUER =
      Setting.text("bedloe.auth.issuer", "bedloe", "The issuer (iss) of the access tokens.");

  public static final Setting<String> AUDIENCE =
      Setting.text(
          "bedloe.auth.audience", "bedloe-api", "The audience (aud) of the access tokens.");

  public static final Setting<Duration> TOKEN_LIFE =
      Setting.duration(
          "bedloe.auth.access-token-life", "PT15M", "The lifetime of an access token.");

  public static final Setting<Duration> REFRESH_IDLE =
      Setting.duration(
          "bedloe.auth.refresh-idle-life",
          "P7D",
          "The idle lifetime of a session: how long it lasts when its refresh token is not "
              + "used.");

  public static final Setting<Duration> SESSION_LIFE =
      Setting.duration("bedloe.auth.session-life", "P30D", "The maximum lifetime of a session.");

  public static final Setting<Duration> REFRESH_GRACE =
      Setting.duration(
          "bedloe.auth.refresh-grace",
          "PT10S",
          "The grace period in which a replaced refresh token returns the same tokens again; a "
              + "later use counts as theft and ends the session.");

  public static final Setting<Duration> KEY_ROTATION =
      Setting.duration(
          "bedloe.auth.key-rotation",
          "P90D",
          "How long a key signs access tokens before it is rotated.");

  public static final Setting<Duration> KEY_LEAD =
      Setting.duration(
          "bedloe.auth.key-lead",
          "PT1H",
          "How long a new signing key is published before it signs, in a scheduled rotation.");

  public static final Setting<Duration> REAUTHENTICATION_AGE =
      Setting.duration(
          "bedloe.auth.reauthentication-age",
          "PT5M",
          "The maximum age of the authentication (password and second factor) for sensitive "
              + "operations, such as the creation of an API key; POST /api/v1/auth/reauthentication "
              + "renews it.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        ISSUER,
        AUDIENCE,
        TOKEN_LIFE,
        REFRESH_IDLE,
        SESSION_LIFE,
        REFRESH_GRACE,
        KEY_ROTATION,
        KEY_LEAD,
        REAUTHENTICATION_AGE);
  }
}
