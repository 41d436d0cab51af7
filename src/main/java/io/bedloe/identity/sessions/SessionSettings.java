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
