package io.bedloe.messaging.notifications.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.Notifications.Inbox;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Counts the events of each day that e-mails tell of, for each account and topic. */
@ApplicationScoped
public class MailCounts {

  private static final Comparator<Inbox> LOCK_ORDER =
      Comparator.comparing((Inbox inbox) -> inbox.account().toString())
          .thenComparing(inbox -> inbox.topic().name());

  private final Sql sql;

  @Inject
  public MailCounts(Sql sql) {
    this.sql = sql;
  }

  /** Adds numbers of events to those of a day; returns the numbers afterwards. */
  public Map<Inbox, Long> add(Map<Inbox, Integer> events, LocalDate day) {
    if (events.isEmpty()) {
      return Map.of();
    }
    var sorted = events.entrySet().stream().sorted(Map.Entry.comparingByKey(LOCK_ORDER)).toList();
    var inboxes = sorted.stream().map(Map.Entry::getKey).toList();
    var counts = new HashMap<Inbox, Long>();
    sql.list(
            """
            INSERT INTO notification_mails (user_id, topic, day, count)
            SELECT e.user_id, e.topic, ?, e.count
            FROM unnest(?::uuid[], ?::text[], ?::bigint[]) WITH ORDINALITY
              AS e (user_id, topic, count, place)
            ORDER BY e.place
            ON CONFLICT (user_id, topic, day)
            DO UPDATE SET count = notification_mails.count + excluded.count
            RETURNING user_id, topic, count""",
            row ->
                Map.entry(
                    new Inbox(
                        row.id("user_id", AccountId::new),
                        row.constant("topic", NotificationTopic.class)),
                    row.number("count")),
            day,
            inboxes.stream().map(Inbox::account).toArray(AccountId[]::new),
            inboxes.stream().map(inbox -> inbox.topic().name()).toArray(String[]::new),
            sorted.stream().map(entry -> entry.getValue().longValue()).toArray(Long[]::new))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** Deletes the counts of days before a day. */
  public int deleteBefore(LocalDate day, int most) {
    return sql.update(
        """
        DELETE FROM notification_mails WHERE (user_id, topic, day) IN (
          SELECT user_id, topic, day FROM notification_mails WHERE day < ? LIMIT ?)""",
        day,
        most);
  }

  public void deleteOf(AccountId account) {
    sql.update("DELETE FROM notification_mails WHERE user_id = ?", account);
  }
}
