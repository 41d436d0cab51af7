package io.bedloe.messaging.notifications.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.notifications.NotificationId;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.NotificationView;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The stored notifications. */
@ApplicationScoped
public class Notifications {

  /** The order of the locks is the order of {@link #markAllRead}, so that none is a deadlock. */
  private static final Comparator<NewNotification> LOCK_ORDER =
      Comparator.comparing((NewNotification it) -> it.account().toString())
          .thenComparing(it -> it.topic().name());

  private final Sql sql;

  @Inject
  public Notifications(Sql sql) {
    this.sql = sql;
  }

  /** The inbox of an account, as far as it is about a topic. */
  public record Inbox(AccountId account, NotificationTopic topic) {}

  /** Returns the numbers of unread notifications that tell of one event each. */
  public Map<Inbox, Integer> unreadSingles(Collection<AccountId> accounts) {
    var unread = new HashMap<Inbox, Integer>();
    sql.list(
            """
            SELECT user_id, topic, count(*) AS n FROM notifications
            WHERE user_id = ANY (?) AND read_at IS NULL AND event_id IS NOT NULL
            GROUP BY user_id, topic""",
            row ->
                Map.entry(
                    new Inbox(
                        row.id("user_id", AccountId::new),
                        row.constant("topic", NotificationTopic.class)),
                    row.integer("n")),
            (Object) accounts.toArray(AccountId[]::new))
        .forEach(entry -> unread.put(entry.getKey(), entry.getValue()));
    return unread;
  }

  /**
   * Stores notifications that tell of one event each. An account is told of an event once, also
   * when the consumer begins at an earlier position again.
   *
   * @return the ids of those that are new
   */
  public Set<NotificationId> addSingles(List<NewNotification> singles, Instant now) {
    if (singles.isEmpty()) {
      return Set.of();
    }
    var sources = singles.stream().map(single -> Objects.requireNonNull(single.event())).toList();
    return new HashSet<>(
        sql.list(
            """
            INSERT INTO notifications (id, user_id, topic, event_id, resource, resource_id, count,
              created_at, updated_at, version)
            SELECT e.id, e.user_id, e.topic, e.event_id, e.resource, e.resource_id, 1, ?, ?, 1
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[])
              AS e (id, user_id, topic, event_id, resource, resource_id)
            ON CONFLICT (user_id, event_id) WHERE event_id IS NOT NULL DO NOTHING
            RETURNING id""",
            row -> row.id("id", NotificationId::new),
            now,
            now,
            singles.stream().map(NewNotification::id).toArray(NotificationId[]::new),
            singles.stream().map(NewNotification::account).toArray(AccountId[]::new),
            singles.stream().map(single -> single.topic().name()).toArray(String[]::new),
            sources.stream().map(NewNotification.Source::id).toArray(EventId[]::new),
            sources.stream().map(NewNotification.Source::resource).toArray(String[]::new),
            sources.stream().map(NewNotification.Source::resourceId).toArray(ResourceId[]::new)));
  }

  /**
   * Adds the numbers of further events to the unread notifications of the same inboxes that count
   * events, and creates those that are missing.
   *
   * @return the ids of the created ones
   */
  public Set<NotificationId> addCounts(List<NewNotification> counts, Instant now) {
    if (counts.isEmpty()) {
      return Set.of();
    }
    var sorted = counts.stream().sorted(LOCK_ORDER).toList();
    var given = new HashSet<>(sorted.stream().map(NewNotification::id).toList());
    given.retainAll(
        sql.list(
            """
            INSERT INTO notifications (id, user_id, topic, count, created_at, updated_at, version)
            SELECT e.id, e.user_id, e.topic, e.count, ?, ?, 1
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[]) WITH ORDINALITY
              AS e (id, user_id, topic, count, place)
            ORDER BY e.place
            ON CONFLICT (user_id, topic) WHERE read_at IS NULL AND event_id IS NULL
            DO UPDATE SET count = notifications.count + excluded.count,
              updated_at = excluded.updated_at, version = notifications.version + 1
            RETURNING id""",
            row -> row.id("id", NotificationId::new),
            now,
            now,
            sorted.stream().map(NewNotification::id).toArray(NotificationId[]::new),
            sorted.stream().map(NewNotification::account).toArray(AccountId[]::new),
            sorted.stream().map(it -> it.topic().name()).toArray(String[]::new),
            sorted.stream().map(NewNotification::count).toArray(Long[]::new)));
    return given;
  }

  /** Returns a notification of an account. */
  public Optional<Versioned<NotificationView>> find(NotificationId id, AccountId account) {
    return find(id, account, "");
  }

  /** Returns a notification of an account, and locks it until the transaction ends. */
  public Optional<Versioned<NotificationView>> lock(NotificationId id, AccountId account) {
    return find(id, account, " FOR UPDATE");
  }

  private Optional<Versioned<NotificationView>> find(
      NotificationId id, AccountId account, String lock) {
    return sql.one(
        "SELECT "
            + NotificationListing.COLUMNS
            + ", n.version FROM notifications n WHERE n.id = ? AND n.user_id = ?"
            + lock,
        row -> new Versioned<>(NotificationListing.view(row), row.number("version")),
        id,
        account);
  }

  /** Returns the number of unread notifications. An index has the unread ones alone. */
  public long unread(AccountId account) {
    return sql.single(
        "SELECT count(*) AS n FROM notifications WHERE user_id = ? AND read_at IS NULL",
        row -> row.number("n"),
        account);
  }

  /** Marks a notification as read; one that is read stays as it is. */
  public void markRead(NotificationId id, Instant now) {
    sql.update(
        """
        UPDATE notifications SET read_at = ?, version = version + 1
        WHERE id = ? AND read_at IS NULL""",
        now,
        id);
  }

  /** Marks the unread notifications of an account as read, and returns their number. */
  public int markAllRead(AccountId account, Instant now) {
    return sql.update(
        """
        UPDATE notifications SET read_at = ?, version = version + 1 WHERE id IN (
          SELECT id FROM notifications
          WHERE user_id = ? AND read_at IS NULL
          ORDER BY topic COLLATE "C", id FOR UPDATE)""",
        now,
        account);
  }

  /** Deletes notifications that were created before a time. */
  public int deleteCreatedBefore(Instant time, int most) {
    return sql.update(
        """
        DELETE FROM notifications WHERE id IN (
          SELECT id FROM notifications WHERE created_at < ? ORDER BY created_at, id LIMIT ?
          FOR UPDATE SKIP LOCKED)""",
        time,
        most);
  }

  /**
   * Deletes the oldest notifications of the accounts that got some since a time, as far as they
   * have more than a number of them. A row that somebody changes is left for the next time.
   */
  public int deleteAbove(int mostPerAccount, Instant since, int most) {
    return sql.update(
        """
        DELETE FROM notifications WHERE id IN (
          SELECT id FROM notifications WHERE id IN (
            SELECT old.id FROM (
                SELECT DISTINCT user_id FROM notifications WHERE created_at >= ?) recent
              CROSS JOIN LATERAL (
                SELECT n.id FROM notifications n WHERE n.user_id = recent.user_id
                ORDER BY n.created_at DESC, n.id DESC OFFSET ?) old
            LIMIT ?)
          FOR UPDATE SKIP LOCKED)""",
        since,
        mostPerAccount,
        most);
  }

  /** Deletes all notifications of an account. */
  public void deleteOf(AccountId account) {
    sql.update("DELETE FROM notifications WHERE user_id = ?", account);
  }
}
