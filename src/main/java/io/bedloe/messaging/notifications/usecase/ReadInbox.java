package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationRule;
import io.bedloe.messaging.notifications.NotificationView;
import io.bedloe.messaging.notifications.data.Notifications;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads the notifications of an account, and marks them as read. */
@Dependent
public class ReadInbox {

  private final Notifications notifications;
  private final Clock clock;

  @Inject
  public ReadInbox(Notifications notifications, Clock clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  public Versioned<NotificationView> byId(NotificationId id, AccountId account) {
    return notifications.find(id, account).orElseThrow(() -> notFound(id));
  }

  public long unread(AccountId account) {
    return notifications.unread(account);
  }

  /** Marks a notification as read; one that is read stays as it is. */
  @Transactional
  public Versioned<NotificationView> markRead(
      NotificationId id, @Nullable Version seen, AccountId account) {
    var found = notifications.lock(id, account).orElseThrow(() -> notFound(id));
    Version.mustBeCurrent(seen, found.version());
    if (!found.value().unread()) {
      return found;
    }
    notifications.markRead(id, clock.instant());
    return notifications.find(id, account).orElseThrow(() -> notFound(id));
  }

  /** Marks all unread notifications as read, and returns their number. */
  @Transactional
  public int markAllRead(AccountId account) {
    return notifications.markAllRead(account, clock.instant());
  }

  private static Rejected notFound(NotificationId id) {
    return Rejected.because(
        NotificationRule.NOTIFICATION_NOT_FOUND,
        "There is no notification %s of this account. List them with GET /notifications."
            .formatted(id));
  }
}
