package io.bedloe.it.commerce.orders;

import io.bedloe.it.Database;
import io.bedloe.it.SalesDesk;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Moves the expiry time of orders. */
final class Expiry {

  /** The timer runs every 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Expiry() {}

  /** Sets the time to confirm the order to one second ago. */
  static void letPass(String orderId) {
    Database.shared()
        .execute(
            "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = ?",
            UUID.fromString(orderId));
  }

  /** Waits until the server has expired the order. */
  static void await(String orderId) {
    Awaitility.await("the order has expired")
        .atMost(PATIENCE)
        .until(() -> SalesDesk.shared().status(orderId).equals("EXPIRED"));
  }
}
