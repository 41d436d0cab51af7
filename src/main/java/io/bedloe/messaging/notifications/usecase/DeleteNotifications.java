package io.bedloe.messaging.notifications.usecase;

import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.messaging.notifications.NotificationSettings;
import io.bedloe.messaging.notifications.data.Notifications;
import io.bedloe.messaging.notifications.data.Preferences;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.CleanupDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes notifications that are old or too many, and those of erased accounts. */
@ApplicationScoped
class DeleteNotifications {

  /** The notifications that are deleted at a time, every five minutes. */
  private static final int MOST_DELETED = 20_000;

  /**
   * Only accounts with new notifications can have too many; an hour covers cleanups that failed.
   */
  private static final Duration RECENT = Duration.ofHours(1);

  private final Notifications notifications;
  private final Preferences preferences;
  private final Settings settings;

  @Inject
  DeleteNotifications(Notifications notifications, Preferences preferences, Settings settings) {
    this.notifications = notifications;
    this.preferences = preferences;
    this.settings = settings;
  }

  void deleteOld(@Observes CleanupDue due) {
    notifications.deleteCreatedBefore(
        due.now().minus(settings.get(NotificationSettings.RETENTION)), MOST_DELETED);
    notifications.deleteAbove(
        settings.get(NotificationSettings.MOST_PER_ACCOUNT), due.now().minus(RECENT), MOST_DELETED);
  }

  void erase(@Observes AccountErased erased) {
    notifications.deleteOf(erased.userId());
    preferences.deleteOf(erased.userId());
  }
}
