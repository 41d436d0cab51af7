package io.bedloe.messaging.notifications;

import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.SettingsOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The settings of notifications. */
@ApplicationScoped
public class NotificationSettings implements SettingsOwner {

  public static final Setting<Integer> MOST_PER_ACCOUNT =
      Setting.number(
          "bedloe.notifications.max-per-account",
          200,
          100_000,
          "1000",
          "The number of notifications that are kept for an account; the oldest ones are deleted.");

  public static final Setting<Duration> RETENTION =
      Setting.duration(
          "bedloe.notifications.retention",
          "PT2160H",
          "How long notifications are kept after they were created.");

  public static final Setting<Integer> MOST_MAILS_PER_DAY =
      Setting.number(
          "bedloe.notifications.max-mails-per-day",
          0,
          100_000,
          "50",
          "The number of e-mails that an account gets for a topic of notifications in a day (UTC);"
              + " one more says that further events are in the inbox.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(MOST_PER_ACCOUNT, RETENTION, MOST_MAILS_PER_DAY);
  }
}
