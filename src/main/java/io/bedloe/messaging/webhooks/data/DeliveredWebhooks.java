package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored webhooks of all accounts, as the delivery of events needs them. */
@ApplicationScoped
public class DeliveredWebhooks {

  private static final String WEBHOOK =
      """
      SELECT id, user_id, api_key_id, url, types, state, started_after, failing_since,
        behind_after
      FROM webhooks\s""";

  private final Sql sql;

  @Inject
  public DeliveredWebhooks(Sql sql) {
    this.sql = sql;
  }

  /** Returns the active webhooks in the order of their ids, in which several are locked. */
  public List<Webhook> active() {
    return sql.list(WEBHOOK + "WHERE state = 'ACTIVE' ORDER BY id", DeliveredWebhooks::webhook);
  }

  /** Returns a webhook in any state. */
  public Optional<Webhook> find(WebhookId id) {
    return sql.one(WEBHOOK + "WHERE id = ?", DeliveredWebhooks::webhook, id);
  }

  /**
   * Returns a webhook in any state, and locks it until the transaction ends. Whoever adds or ends
   * deliveries of the webhook must have locked it.
   */
  public Optional<Webhook> lock(WebhookId id) {
    return sql.one(WEBHOOK + "WHERE id = ? FOR UPDATE", DeliveredWebhooks::webhook, id);
  }

  /** Returns some of the active webhooks to which events wait to be dispatched, by chance. */
  public List<WebhookId> behind(int most) {
    return sql.list(
        """
        SELECT id FROM webhooks WHERE behind_after IS NOT NULL AND state = 'ACTIVE'
        ORDER BY random() LIMIT ?""",
        row -> row.id("id", WebhookId::new),
        most);
  }

  /**
   * Returns an active webhook to which events wait to be dispatched, and locks it until the
   * transaction ends; empty when another transaction has locked it.
   */
  public Optional<Webhook> lockBehind(WebhookId id) {
    return sql.one(
        WEBHOOK
            + """
            WHERE id = ? AND behind_after IS NOT NULL AND state = 'ACTIVE'
            FOR UPDATE SKIP LOCKED""",
        DeliveredWebhooks::webhook,
        id);
  }

  /**
   * Stores the position after which events wait to be dispatched, null when all are dispatched. A
   * webhook that was stopped meanwhile stays as it is.
   */
  public void setBehind(WebhookId id, @Nullable Long after) {
    sql.update("UPDATE webhooks SET behind_after = ? WHERE id = ? AND state = 'ACTIVE'", after, id);
  }

  /** Stores since when all attempts have failed; null after a success. */
  public void setFailingSince(WebhookId id, @Nullable Instant since) {
    sql.update("UPDATE webhooks SET failing_since = ? WHERE id = ?", since, id);
  }

  /**
   * Forgets the failures of a webhook for which nothing waits that has failed, so that a failure
   * days later is the first one.
   */
  public void forgetFailures(WebhookId id) {
    sql.update(
        """
        UPDATE webhooks SET failing_since = NULL
        WHERE id = ? AND failing_since IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM webhook_deliveries d
          WHERE d.webhook_id = webhooks.id AND d.status = 'PENDING' AND d.attempts > 0)""",
        id);
  }

  private static Webhook webhook(Row row) {
    return new Webhook(
        row.id("id", WebhookId::new),
        row.id("user_id", AccountId::new),
        row.idOrNull("api_key_id", ApiKeyId::new),
        row.text("url"),
        row.texts("types"),
        row.constant("state", WebhookState.class),
        row.number("started_after"),
        row.instantOrNull("failing_since"),
        row.numberOrNull("behind_after"));
  }
}
