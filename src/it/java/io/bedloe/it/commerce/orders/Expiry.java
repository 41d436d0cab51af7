package io.bedloe.it.commerce.orders;

import io.bedloe.it.Database;
import io.bedloe.it.SalesDesk;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Makes the time of orders pass. */
final class Expiry {

  /** The timer looks every 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Expiry() {}

  /** The time to confirm the order is over since a second. */
  static void letPass(String orderId) {
    Database.shared()
        .execute(
            "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ?",
            UUID.fromString(orderId));
  }

  /** Waits until the server has noticed. */
  static void await(String orderId) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> SalesDesk.shared().status(orderId).equals("EXPIRED"));
  }
}
