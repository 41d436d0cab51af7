package io.bedloe.messaging.webhooks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.IntegrationTest;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.messaging.webhooks.model.NewDelivery;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the claims of deliveries, by servers that are transactions side by side. */
@IntegrationTest
@Timeout(120)
class DueDeliveriesIT {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant AFTER_LEASE = NOW.plus(DueDeliveries.LEASE);
  private static final Attempt SUCCESS = Attempt.answered(NOW, Duration.ZERO, 204, null);
  private static final Attempt FAILURE = Attempt.answered(NOW, Duration.ZERO, 500, null);
  private static final int MANY = 100;

  private final QueueTables tables = new QueueTables();

  @AfterEach
  void drop() {
    tables.close();
  }

  private WebhookId webhook(@Nullable Instant failingSince) throws SQLException {
    return webhook(UUID.randomUUID(), failingSince);
  }

  private WebhookId webhook(UUID account, @Nullable Instant failingSince) throws SQLException {
    return tables.addWebhook(account, failingSince, NOW);
  }

  /** Adds a delivery of each of the resources, in their order. */
  private void add(WebhookId webhook, ResourceId... resources) throws SQLException {
    var deliveries =
        IntStream.range(0, resources.length)
            .mapToObj(
                i ->
                    new NewDelivery(
                        new DeliveryId(UUID.randomUUID()),
                        new NewDelivery.Event(
                            new EventId(UUID.randomUUID()),
                            "a",
                            "lamps",
                            resources[i],
                            (long) i,
                            "{}")))
            .toList();
    tables.commit(
        sql -> {
          new Deliveries(sql).add(webhook, deliveries, NOW);
          return sql;
        });
  }

  private static ResourceId[] resources(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new ResourceId(UUID.randomUUID()))
        .toArray(ResourceId[]::new);
  }

  private List<ClaimedDelivery> claim(Instant now) throws SQLException {
    return tables.commit(sql -> new DueDeliveries(sql).claim(MANY, MANY, now));
  }

  private static List<Long> positions(Sql sql, List<ClaimedDelivery> claims) {
    return claims.stream()
        .map(claim -> new DueDeliveries(sql).pending(claim).orElseThrow().event().position())
        .toList();
  }

  private List<Long> positions(List<ClaimedDelivery> claims) throws SQLException {
    return tables.commit(sql -> positions(sql, claims));
  }

  private void save(ClaimedDelivery claim, Attempt attempt, @Nullable Instant next)
      throws SQLException {
    tables.commit(
        sql -> {
          var queue = new DueDeliveries(sql);
          queue.pending(claim).ifPresent(delivery -> queue.save(delivery, attempt, next));
          return sql;
        });
  }

  @Test
  void theOldestDeliveryOfAResourceAloneIsClaimedUntilItHasEnded() throws Exception {
    var lamp = resources(1)[0];
    var other = resources(1)[0];
    add(webhook(null), lamp, lamp, other);

    var claims = claim(NOW);
    assertThat(positions(claims)).containsExactlyInAnyOrder(0L, 2L);
    assertThat(claim(NOW)).as("both are leased").isEmpty();

    var first = claims.get(positions(claims).indexOf(0L));
    save(first, FAILURE, NOW.plusSeconds(5));
    assertThat(claim(NOW)).as("the first one is tried again").isEmpty();
    var again = claim(NOW.plusSeconds(5));
    assertThat(positions(again)).containsExactly(0L);
    save(again.get(0), SUCCESS, null);
    assertThat(positions(claim(NOW.plusSeconds(5)))).containsExactly(1L);
  }

  @Test
  void aDeliveryThatFailsForGoodDoesNotHoldUpTheNextOne() throws Exception {
    var lamp = resources(1)[0];
    add(webhook(null), lamp, lamp);
    save(claim(NOW).get(0), FAILURE, null);
    assertThat(positions(claim(NOW))).containsExactly(1L);
  }

  @Test
  void aFailedDeliveryThatIsSentAgainComesAfterThoseOfItsResourceThatWait() throws Exception {
    var lamp = resources(1)[0];
    add(webhook(null), lamp, lamp);
    var failed = claim(NOW).get(0);
    save(failed, FAILURE, null);
    var second = claim(NOW).get(0);

    tables.commit(
        sql -> {
          var queue = new FailedDeliveries(sql);
          assertThat(queue.lock(failed.id())).contains(failed.webhook());
          queue.sendAgain(failed.id(), NOW);
          return sql;
        });

    assertThat(claim(NOW)).as("the second one is under way").isEmpty();
    save(second, FAILURE, NOW.plusSeconds(5));
    assertThat(claim(NOW)).as("the second one is tried again").isEmpty();
    save(claim(NOW.plusSeconds(5)).get(0), SUCCESS, null);
    assertThat(positions(claim(NOW.plusSeconds(5)))).containsExactly(0L);
  }

  @Test
  void failedDeliveriesAreSentAgainToWebhooksForWhichFewWait() throws Exception {
    var full = webhook(null);
    var lamp = resources(1)[0];
    add(full, lamp, lamp, lamp);
    var roomy = webhook(null);
    add(roomy, resources(1));
    for (var claim : claim(NOW)) {
      save(claim, FAILURE, null);
    }

    var sent =
        tables.commit(
            sql ->
                new FailedDeliveries(sql)
                    .sendAgain(new FailedDeliveries.Filter(null, null, null, 2), NOW, MANY));

    assertThat(sent).hasSize(1);
    assertThat(claim(NOW))
        .extracting(ClaimedDelivery::webhook)
        .containsExactlyInAnyOrder(full, roomy);
  }

  @Test
  void aCancelledDeliveryDoesNotHoldUpTheNextOne() throws Exception {
    var lamp = resources(1)[0];
    add(webhook(null), lamp, lamp);
    var first = claim(NOW).get(0);
    tables.commit(
        sql -> {
          var queue = new DueDeliveries(sql);
          queue.cancel(queue.pending(first).orElseThrow(), "not visible");
          return sql;
        });
    assertThat(positions(claim(NOW))).containsExactly(1L);
  }

  @Test
  void aServerWhoseLeaseHasEndedChangesNothing() throws Exception {
    add(webhook(null), resources(1));
    var stopped = claim(NOW).get(0);
    assertThat(claim(AFTER_LEASE.minusMillis(1))).isEmpty();
    var successor = claim(AFTER_LEASE).get(0);
    assertThat(successor.id()).isEqualTo(stopped.id());
    assertThat(successor.token()).isGreaterThan(stopped.token());

    save(stopped, SUCCESS, null);

    assertThat(positions(List.of(successor))).as("it is still pending").containsExactly(0L);
    tables.commit(
        sql -> {
          new DueDeliveries(sql).giveBack(stopped);
          return sql;
        });
    assertThat(claim(AFTER_LEASE)).as("the successor has its lease").isEmpty();
  }

  @Test
  void aDeliveryThatIsGivenBackIsClaimedAtOnce() throws Exception {
    add(webhook(null), resources(1));
    var claim = claim(NOW).get(0);
    tables.commit(
        sql -> {
          new DueDeliveries(sql).giveBack(claim);
          return sql;
        });
    assertThat(claim(NOW)).extracting(ClaimedDelivery::id).containsExactly(claim.id());
  }

  @Test
  void twoServersClaimNoDeliveryTwiceAndKeepTheLimitOfAWebhook() throws Exception {
    var webhook = webhook(null);
    add(webhook, resources(20));
    var other = webhook(null);
    try (var first = tables.begin();
        var second = tables.begin()) {
      var firstQueue = new DueDeliveries(QueueTables.sql(first));
      var secondQueue = new DueDeliveries(QueueTables.sql(second));
      assertThat(firstQueue.claim(MANY, MANY, NOW)).hasSize(DueDeliveries.MOST_PER_WEBHOOK);
      add(other, resources(1));
      assertThat(secondQueue.claim(MANY, MANY, NOW))
          .as("the webhook is locked, and others are claimed")
          .extracting(ClaimedDelivery::webhook)
          .containsExactly(other);
      first.commit();
      assertThat(secondQueue.claim(MANY, MANY, NOW)).as("the limit is reached").isEmpty();
      second.commit();
    }
  }

  @Test
  void twoServersDoNotDispatchToAWebhookThatIsBehindAtTheSameTime() throws Exception {
    var webhook = webhook(null);
    var ready = webhook(null);
    tables.commit(
        sql -> {
          new DeliveredWebhooks(sql).setBehind(webhook, 7L);
          return sql;
        });
    try (var first = tables.begin();
        var second = tables.begin()) {
      var own = new DeliveredWebhooks(QueueTables.sql(first));
      assertThat(own.behind(MANY)).containsExactly(webhook);
      assertThat(own.lockBehind(ready)).isEmpty();
      assertThat(own.lockBehind(webhook)).isPresent();
      assertThat(new DeliveredWebhooks(QueueTables.sql(second)).lockBehind(webhook)).isEmpty();
      own.setBehind(webhook, null);
      first.commit();
      assertThat(new DeliveredWebhooks(QueueTables.sql(second)).lockBehind(webhook)).isEmpty();
      second.commit();
    }
  }

  @Test
  void aWebhookThatFailsHasOneDeliveryAtATimeAndTakesNoRoomOfOthers() throws Exception {
    var failing = webhook(NOW);
    add(failing, resources(5));
    var healthy = webhook(null);
    add(healthy, resources(1));

    assertThat(tables.<List<ClaimedDelivery>>commit(sql -> new DueDeliveries(sql).claim(5, 0, NOW)))
        .extracting(ClaimedDelivery::webhook)
        .containsExactly(healthy);
    assertThat(claim(NOW)).extracting(ClaimedDelivery::webhook).containsExactly(failing);
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void theWebhooksOfAnAccountHaveALimitTogetherAndLeaveRoomForOthers() throws Exception {
    var greedy = UUID.randomUUID();
    for (int i = 0; i < 10; i++) {
      add(webhook(greedy, null), resources(4));
    }
    assertThat(claim(NOW)).hasSize(DueDeliveries.MOST_PER_ACCOUNT);
    var modest = webhook(null);
    add(modest, resources(1));

    assertThat(claim(NOW)).extracting(ClaimedDelivery::webhook).containsExactly(modest);
  }

  @Test
  void anAccountWithOlderDeliveriesIsNotAlwaysClaimedFirst() throws Exception {
    add(webhook(null), resources(4));
    var modest = webhook(null);
    add(modest, resources(1));
    var first = new HashSet<WebhookId>();
    for (int i = 0; i < MANY && !first.contains(modest); i++) {
      var now = AFTER_LEASE.plusSeconds(61L * i);
      first.add(
          tables
              .<List<ClaimedDelivery>>commit(sql -> new DueDeliveries(sql).claim(1, 1, now))
              .get(0)
              .webhook());
    }
    assertThat(first).contains(modest);
  }

  @Test
  void failedDeliveriesOfAResourceAreSentAgainInTheirOrder() throws Exception {
    var lamp = resources(1)[0];
    var webhook = webhook(null);
    add(webhook, lamp, lamp, lamp);
    for (int i = 0; i < 3; i++) {
      save(claim(NOW).get(0), FAILURE, null);
    }
    tables.commit(
        sql ->
            new FailedDeliveries(sql)
                .sendAgain(new FailedDeliveries.Filter(null, null, null, MANY), NOW, MANY));
    for (long position = 0; position < 3; position++) {
      var claims = claim(NOW);
      assertThat(positions(claims)).containsExactly(position);
      save(claims.get(0), SUCCESS, null);
    }
  }

  @Test
  void aResultIsStoredOnceAlsoWhenItComesAgain() throws Exception {
    add(webhook(null), resources(1));
    var claim = claim(NOW).get(0);
    save(claim, FAILURE, NOW);
    save(claim, FAILURE, null);
    assertThat(positions(claim(NOW))).containsExactly(0L);
  }

  /** Before, each claim looked at all deliveries of the webhook. */
  @Test
  void aClaimReadsFewRowsAlthoughManyDeliveriesOfAWebhookWait() throws Exception {
    var dead = webhook(NOW);
    tables.commit(
        sql ->
            sql.update(
                """
                INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
                  resource_id, position, body, status, created_at, next_attempt_at, is_next)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), 'a', 'lamps',
                  ('00000000-0000-0000-0000-' || lpad((i / 2)::text, 12, '0'))::uuid, i, '{}',
                  'PENDING', ?, ?::timestamptz - interval '1 s', i % 2 = 0
                FROM generate_series(0, 19999) i""",
                dead, NOW, NOW));
    var healthy = webhook(null);
    add(healthy, resources(1));
    tables.commit(sql -> sql.update("ANALYZE webhook_deliveries"));
    var read =
        tables.commit(
            sql -> {
              assertThat(new DueDeliveries(sql).claim(MANY, MANY, NOW)).hasSize(2);
              return sql.single(
                  """
                  SELECT idx_tup_fetch + seq_tup_read AS n FROM pg_stat_xact_user_tables
                  WHERE relid = 'webhook_deliveries'::regclass""",
                  row -> row.number("n"));
            });
    assertThat(read).isLessThan(100);
  }
}
