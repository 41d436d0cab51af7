package io.bedloe.messaging.notifications.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationReach;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.platform.mail.MailLanguage;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored preferences. An account without a row has the defaults, in version zero. */
@ApplicationScoped
public class Preferences {

  private final Sql sql;

  @Inject
  public Preferences(Sql sql) {
    this.sql = sql;
  }

  public Versioned<NotificationPreferences> of(AccountId account) {
    return sql.one(
            """
            SELECT in_app_off, in_app_all, email_off, language, version FROM notification_preferences
            WHERE user_id = ?""",
            row -> new Versioned<>(preferences(row), row.number("version")),
            account)
        .orElseGet(() -> new Versioned<>(NotificationPreferences.DEFAULTS, 0));
  }

  /** Returns the preferences, and locks them until the transaction ends. */
  public Versioned<NotificationPreferences> lock(AccountId account) {
    sql.advisoryLock("notification_preferences.user_id=" + account);
    return of(account);
  }

  /** Stores the preferences of an account, which are locked. */
  public void save(AccountId account, NotificationPreferences preferences, Instant now) {
    sql.update(
        """
        INSERT INTO notification_preferences (user_id, in_app_off, in_app_all, email_off, language,
          updated_at, version)
        VALUES (?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT (user_id) DO UPDATE SET in_app_off = excluded.in_app_off,
          in_app_all = excluded.in_app_all, email_off = excluded.email_off,
          language = excluded.language, updated_at = excluded.updated_at,
          version = notification_preferences.version + 1""",
        account,
        names(preferences.topics(NotificationReach.OFF)),
        names(preferences.topics(NotificationReach.ALL)),
        names(preferences.withoutEmail()),
        preferences.language(),
        now);
  }

  /**
   * Returns the preferences that differ from the defaults: those of some accounts, and those of all
   * accounts that want all events of any topic.
   */
  public Map<AccountId, NotificationPreferences> chosen(Collection<AccountId> accounts) {
    var chosen = new HashMap<AccountId, NotificationPreferences>();
    sql.list(
            """
            SELECT user_id, in_app_off, in_app_all, email_off, language FROM notification_preferences
            WHERE user_id = ANY (?)
            UNION ALL
            SELECT user_id, in_app_off, in_app_all, email_off, language FROM notification_preferences
            WHERE in_app_all <> '{}'""",
            row -> Map.entry(row.id("user_id", AccountId::new), preferences(row)),
            (Object) accounts.toArray(AccountId[]::new))
        .forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
    return chosen;
  }

  public void deleteOf(AccountId account) {
    sql.update("DELETE FROM notification_preferences WHERE user_id = ?", account);
  }

  private static String[] names(List<NotificationTopic> topics) {
    return topics.stream().map(Enum::name).toArray(String[]::new);
  }

  private static NotificationPreferences preferences(Row row) {
    return NotificationPreferences.of(
        topics(row, "in_app_off"),
        topics(row, "in_app_all"),
        topics(row, "email_off"),
        language(row));
  }

  /** A language of a newer version counts as none. */
  private static @Nullable MailLanguage language(Row row) {
    var name = row.textOrNull("language");
    return Arrays.stream(MailLanguage.values())
        .filter(language -> language.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** A topic of a newer version, which this one does not know, is left out. */
  private static List<NotificationTopic> topics(Row row, String column) {
    var names = row.texts(column);
    return Arrays.stream(NotificationTopic.values())
        .filter(topic -> names.contains(topic.name()))
        .toList();
  }
}
