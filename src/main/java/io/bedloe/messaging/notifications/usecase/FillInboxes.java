package io.bedloe.messaging.notifications.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationEvent;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.NewNotification;
import io.bedloe.messaging.notifications.data.Notifications;
import io.bedloe.messaging.notifications.data.Notifications.Inbox;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds notifications to inboxes, and their events to the stream. An account has few unread
 * notifications for each topic that tell of one event; further events are counted in one more.
 */
@Dependent
class FillInboxes {

  /** More than twenty are not read one by one, and a list of unread ones stays on one page. */
  static final int MOST_SINGLES = 20;

  private final Notifications notifications;
  private final Outbox outbox;
  private final NotificationEvents events;
  private final Ids ids;
  private final Clock clock;

  @Inject
  FillInboxes(
      Notifications notifications, Outbox outbox, NotificationEvents events, Ids ids, Clock clock) {
    this.notifications = notifications;
    this.outbox = outbox;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  void add(List<Told> told) {
    if (told.isEmpty()) {
      return;
    }
    var unread = notifications.unreadSingles(told.stream().map(Told::account).toList());
    var singles = new ArrayList<NewNotification>();
    var counts = new ArrayList<NewNotification>();
    for (var each : told) {
      each.byTopic()
          .forEach(
              (topic, ofTopic) -> {
                int used = unread.getOrDefault(new Inbox(each.account(), topic), 0);
                int room = Math.min(Math.max(MOST_SINGLES - used, 0), ofTopic.size());
                for (var event : ofTopic.subList(0, room)) {
                  singles.add(single(each.account(), topic, event));
                }
                if (room < ofTopic.size()) {
                  counts.add(
                      new NewNotification(
                          newId(), each.account(), topic, null, ofTopic.size() - room));
                }
              });
    }
    var now = clock.instant();
    var created = new HashSet<>(notifications.addSingles(singles, now));
    created.addAll(notifications.addCounts(counts, now));
    publish(
        Stream.concat(singles.stream(), counts.stream())
            .filter(added -> created.contains(added.id()))
            .toList());
  }

  private NewNotification single(AccountId account, NotificationTopic topic, PublishedEvent event) {
    return new NewNotification(
        newId(),
        account,
        topic,
        new NewNotification.Source(event.id(), event.resource(), event.resourceId()),
        1);
  }

  private NotificationId newId() {
    return new NotificationId(ids.next());
  }

  private void publish(List<NewNotification> created) {
    var byResource = new LinkedHashMap<ResourceId, ResourceEvents.Event>();
    for (var notification : created) {
      byResource.put(
          new ResourceId(notification.id().value()),
          new ResourceEvents.Event(
              NotificationEvent.CREATED,
              new NotificationEvent.Created(notification.id(), notification.topic())));
    }
    outbox.publish(events.path(), byResource);
  }
}
