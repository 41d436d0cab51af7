package io.bedloe.messaging.notifications.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.NotificationView;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.persistence.Row;

/** The list of the notifications of an account: its fields, filters and sorts. */
public final class NotificationListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      n.id, n.topic, n.resource || '/' || n.resource_id AS subject, n.event_id, n.count,
      n.read_at IS NULL AS unread, n.created_at, n.updated_at, n.read_at""";

  public static final Listing<NotificationView> LISTING =
      Listing.of("notifications", NotificationView.class)
          .select(COLUMNS)
          .from("notifications n")
          .id("n.id")
          .fields(
              Field.filterable("id", FieldType.ID, "n.id"),
              Field.choice("topic", NotificationTopic.class, "n.topic"),
              Field.filterable("unread", FieldType.FLAG, "(n.read_at IS NULL)"),
              Field.sortable("createdAt", FieldType.TIME, "n.created_at"))
          .order("-createdAt")
          .read(NotificationListing::view);

  @Override
  public Listing<NotificationView> listing() {
    return LISTING;
  }

  /** Returns the condition for the notifications of an account. */
  public static Condition of(AccountId account) {
    return Condition.of("n.user_id = ?", account);
  }

  static NotificationView view(Row row) {
    return new NotificationView(
        row.id("id", NotificationId::new),
        row.constant("topic", NotificationTopic.class),
        row.textOrNull("subject"),
        row.idOrNull("event_id", EventId::new),
        row.number("count"),
        row.flag("unread"),
        row.instant("created_at"),
        row.instant("updated_at"),
        row.instantOrNull("read_at"));
  }
}
