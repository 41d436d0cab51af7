package io.bedloe.messaging.notifications.usecase;

import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.messaging.notifications.NotificationSettings;
import io.bedloe.messaging.notifications.data.MailCounts;
import io.bedloe.messaging.notifications.data.Notifications;
import io.bedloe.messaging.notifications.data.Preferences;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.CleanupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Deletes notifications that are old or too many, and those of erased accounts. */
@ApplicationScoped
class DeleteNotifications implements CleanupTask {

  /** The notifications that are deleted at a time, every five minutes. */
  private static final int MOST_DELETED = 20_000;

  /**
   * Only accounts with new notifications can have too many; an hour covers cleanups that failed.
   */
  private static final Duration RECENT = Duration.ofHours(1);

  private final Notifications notifications;
  private final Preferences preferences;
  private final MailCounts mails;
  private final Settings settings;

  @Inject
  DeleteNotifications(
      Notifications notifications, Preferences preferences, MailCounts mails, Settings settings) {
    this.notifications = notifications;
    this.preferences = preferences;
    this.mails = mails;
    this.settings = settings;
  }

  @Override
  public void cleanUp(Instant now) {
    notifications.deleteCreatedBefore(
        now.minus(settings.get(NotificationSettings.RETENTION)), MOST_DELETED);
    notifications.deleteAbove(
        settings.get(NotificationSettings.MOST_PER_ACCOUNT), now.minus(RECENT), MOST_DELETED);
    mails.deleteBefore(LocalDate.ofInstant(now, ZoneOffset.UTC), MOST_DELETED);
  }

  void erase(@Observes AccountErased erased) {
    notifications.deleteOf(erased.userId());
    preferences.deleteOf(erased.userId());
    mails.deleteOf(erased.userId());
  }
}
