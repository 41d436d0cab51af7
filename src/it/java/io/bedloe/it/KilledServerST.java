package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests that a crash neither loses nor duplicates an order (promise 1). */
@SystemTest
class KilledServerST {

  private static final int ORDERS = 200;
  private static final int ANSWERED_BEFORE_THE_KILL = 60;

  @Test
  void afterAKillAcknowledgedOrdersExistOnceAndNoOrderIsPartial() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      var shop = new Shop(server);
      var products = List.of(shop.product(10_000), shop.product(10_000), shop.product(10_000));
      var answered = new ConcurrentHashMap<Integer, String>();
      var unanswered = ConcurrentHashMap.<Integer>newKeySet();
      var isKilled = new AtomicBoolean();
      var enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
      var pool = Executors.newFixedThreadPool(8);
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < ORDERS; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  try {
                    answered.put(number, Shop.created(place(shop, products, number)));
                    enough.countDown();
                  } catch (IOException failure) {
                    // The client got no response, and must be able to send the order again.
                    assertThat(isKilled).as("killed before: %s", failure).isTrue();
                    unanswered.add(number);
                  }
                  return null;
                }));
      }
      enough.await();
      isKilled.set(true);
      server.kill();
      for (var task : running) {
        task.get();
      }
      pool.shutdown();
      assertThat(answered.size()).isBetween(ANSWERED_BEFORE_THE_KILL, ORDERS - 1);
      assertThat(answered.size() + unanswered.size()).isEqualTo(ORDERS);

      server.start();

      nothingIsHalfThere(server.database());
      for (var id : answered.values()) {
        assertThat(server.database().number("SELECT count(*) FROM orders WHERE id = ?::uuid", id))
            .isEqualTo(1);
      }
      var ids = new HashMap<Integer, String>();
      for (int i = 0; i < ORDERS; i++) {
        ids.put(i, Shop.created(place(shop, products, i)));
      }
      assertThat(ids).containsAllEntriesOf(answered);
      assertThat(ids.values()).doesNotHaveDuplicates();
      assertThat(server.database().number("SELECT count(*) FROM orders")).isEqualTo(ORDERS);
      nothingIsHalfThere(server.database());
      for (var product : products) {
        assertThat(shop.stock(product)).isEqualTo(Shop.figures(10_000, ORDERS));
      }
    }
  }

  private static Shop.Answer place(Shop shop, List<String> products, int number)
      throws IOException, InterruptedException {
    var quantities = new HashMap<String, Integer>();
    products.forEach(product -> quantities.put(product, 1));
    return shop.orderOf(Map.copyOf(quantities), "Idempotency-Key", "order-" + number);
  }

  private static void nothingIsHalfThere(Database database) {
    for (var half :
        List.of(
            "SELECT count(*) FROM orders o WHERE (SELECT count(*) FROM order_lines l"
                + " WHERE l.order_id = o.id) <> 3",
            "SELECT count(*) FROM orders o WHERE (SELECT count(*) FROM order_history h"
                + " WHERE h.order_id = o.id) <> 1",
            "SELECT count(*) FROM orders o WHERE (SELECT count(*) FROM stock_movements m"
                + " WHERE m.order_id = o.id AND m.kind = 'RESERVATION') <> 3",
            "SELECT count(*) FROM stock_movements m WHERE m.order_id IS NOT NULL"
                + " AND NOT EXISTS (SELECT FROM orders o WHERE o.id = m.order_id)",
            "SELECT count(*) FROM stock s WHERE s.reserved <> (SELECT"
                + " coalesce(sum(m.reserved_change), 0) FROM stock_movements m"
                + " WHERE m.product_id = s.product_id)",
            "SELECT abs(count(*) - (SELECT count(*) FROM idempotency_answers)) FROM orders")) {
      assertThat(database.number(half)).as(half).isZero();
    }
  }
}
