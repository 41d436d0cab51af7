package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.persistence.Sql;
import java.util.Collection;

/**
 * Marks the oldest pending delivery of each resource as the next one ({@code is_next}), which alone
 * is claimed. Whoever adds or ends deliveries of a webhook holds the lock of its row, and calls
 * this in the same transaction.
 */
final class NextDeliveries {

  private NextDeliveries() {}

  static void mark(Sql sql, WebhookId webhook, Collection<ResourceId> resources) {
    sql.update(
        """
        UPDATE webhook_deliveries d SET is_next = TRUE FROM (
          SELECT oldest.id FROM unnest(?) AS r (id) CROSS JOIN LATERAL (
            SELECT p.id, p.is_next FROM webhook_deliveries p
            WHERE p.webhook_id = ? AND p.resource_id = r.id AND p.status = 'PENDING'
            ORDER BY p.seq LIMIT 1) oldest
          WHERE NOT oldest.is_next) n
        WHERE d.id = n.id""",
        resources.stream().distinct().toArray(ResourceId[]::new),
        webhook);
  }
}
