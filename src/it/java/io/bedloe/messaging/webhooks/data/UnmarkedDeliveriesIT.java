package io.bedloe.messaging.webhooks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.IntegrationTest;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.messaging.webhooks.usecase.MarkNextDeliveries;
import io.bedloe.platform.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that deliveries are marked which a server of an older version has stored. */
@IntegrationTest
@Timeout(120)
class UnmarkedDeliveriesIT {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final int MANY = 100;
  private static final int PAGE = 1_000;

  private final QueueTables tables = new QueueTables();

  @AfterEach
  void drop() {
    tables.close();
  }

  /** Stores deliveries without marks, as an older version does; three of each resource. */
  private WebhookId webhookOfOlderVersion(int deliveries) throws SQLException {
    var webhook = tables.addWebhook(UUID.randomUUID(), null, NOW);
    tables.commit(
        sql ->
            sql.update(
                """
                INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
                  resource_id, position, body, status, created_at, next_attempt_at)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), 'a', 'lamps',
                  ('00000000-0000-0000-0000-' || lpad((i / 3)::text, 12, '0'))::uuid, i, '{}',
                  'PENDING', ?, ?
                FROM generate_series(0, ?) i""",
                webhook,
                NOW,
                NOW,
                deliveries - 1));
    return webhook;
  }

  private static void markAll(Sql sql, int pages) {
    var mark = new MarkNextDeliveries(new UnmarkedDeliveries(sql));
    for (int i = 0; i < pages; i++) {
      mark.markNextPage();
    }
  }

  private static List<Long> marked(Sql sql) {
    return sql.list(
        "SELECT position FROM webhook_deliveries WHERE is_next ORDER BY position",
        row -> row.number("position"));
  }

  private List<ClaimedDelivery> claim() throws SQLException {
    return tables.commit(sql -> new DueDeliveries(sql).claim(MANY, MANY, NOW));
  }

  @Test
  void theOldestDeliveryOfEachResourceWithoutAMarkIsClaimedAfterwards() throws Exception {
    var first = webhookOfOlderVersion(6);
    var second = webhookOfOlderVersion(3);
    assertThat(claim()).as("nothing is marked").isEmpty();

    tables.commit(
        sql -> {
          markAll(sql, 1);
          assertThat(marked(sql)).containsExactly(0L, 0L, 3L);
          return sql;
        });

    assertThat(claim())
        .extracting(ClaimedDelivery::webhook)
        .containsExactlyInAnyOrder(first, first, second);
  }

  @Test
  void aMarkThatExistsStays() throws Exception {
    webhookOfOlderVersion(3);
    tables.commit(
        sql -> sql.update("UPDATE webhook_deliveries SET is_next = TRUE WHERE position = 1"));
    tables.commit(
        sql -> {
          markAll(sql, 3);
          assertThat(marked(sql)).containsExactly(1L);
          return sql;
        });
  }

  @Test
  void eachPageReadsFewRowsAndAllPagesMarkAllResources() throws Exception {
    webhookOfOlderVersion(5 * PAGE);
    tables.commit(sql -> sql.update("ANALYZE webhook_deliveries"));
    tables.commit(
        sql -> {
          markAll(sql, 1);
          assertThat(rowsRead(sql)).isLessThan(5L * PAGE);
          return sql;
        });
    tables.commit(
        sql -> {
          markAll(sql, 6);
          assertThat(marked(sql)).hasSize(5 * PAGE / 3 + 1);
          return sql;
        });
  }

  private static long rowsRead(Sql sql) {
    return sql.single(
        """
        SELECT idx_tup_fetch + seq_tup_read AS n FROM pg_stat_xact_user_tables
        WHERE relid = 'webhook_deliveries'::regclass""",
        row -> row.number("n"));
  }

  @Test
  void aLookDoesNotWaitForAWebhookThatIsLockedAndTheNextOneMarksItsDeliveries() throws Exception {
    var webhook = webhookOfOlderVersion(3);
    try (var other = tables.begin();
        var own = tables.begin()) {
      new DeliveredWebhooks(QueueTables.sql(other)).lock(webhook);
      var sql = QueueTables.sql(own);
      markAll(sql, 1);
      assertThat(marked(sql)).isEmpty();
      other.commit();
      markAll(sql, 1);
      assertThat(marked(sql)).containsExactly(0L);
      own.commit();
    }
  }
}
