package io.bedloe.bench.growth;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the stock of a {@link Shop} with its movements, and the audit trail. */
final class ShopLedger {

  private final Shop shop;
  private final long[] onHand;
  private final long[] reserved;
  private long audited;
  private long moved;

  ShopLedger(Shop shop) {
    this.shop = shop;
    this.onHand = new long[shop.products()];
    this.reserved = new long[shop.products()];
  }

  /** What was ordered arrived before the first order, and more of nine products in ten. */
  void movements(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.orders(); number++) {
      for (var line : shop.order(number).lines()) {
        onHand[line.product()] += line.quantity();
      }
    }
    for (int product = 0; product < onHand.length; product++) {
      onHand[product] += product % 10 == 0 ? 0 : 1 + product % 97;
      if (onHand[product] > 0) {
        var at = shop.productCreated(product);
        movement(rows, product, "RECEIPT", new long[] {onHand[product], 0}, null, at);
      }
    }
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      if (!order.isHistorical()) {
        var id = shop.orderId(order);
        for (int line = 0; line < order.lines().size(); line++) {
          moves(rows, order, id, line);
        }
      }
    }
  }

  private void moves(CopyRows rows, Order order, UUID id, int line) throws SQLException {
    var outcome = order.outcome();
    var sold = order.lines().get(line);
    int product = sold.product();
    long quantity = sold.quantity();
    move(rows, product, "RESERVATION", new long[] {0, quantity}, id, order.placed());
    move(rows, product, "SHIPMENT", new long[] {-quantity, -quantity}, id, outcome.shipped());
    if (outcome.shipped() == null) {
      move(rows, product, "RELEASE", new long[] {0, -quantity}, id, outcome.closed());
    } else if (outcome.returned().get(line) > 0) {
      move(
          rows,
          product,
          "RETURN",
          new long[] {outcome.returned().get(line), 0},
          id,
          outcome.closed());
    }
  }

  private void move(
      CopyRows rows, int product, String kind, long[] changes, UUID order, @Nullable Instant at)
      throws SQLException {
    if (at != null) {
      onHand[product] += changes[0];
      reserved[product] += changes[1];
      movement(rows, product, kind, changes, order, at);
    }
  }

  private void movement(
      CopyRows rows, int product, String kind, long[] changes, @Nullable UUID order, Instant at)
      throws SQLException {
    rows.value(Shop.id(Shop.Kind.MOVEMENT, at, moved++)).value(shop.productId(product));
    rows.value(kind).value(changes[0]).value(changes[1]).value(order);
    rows.value(order == null ? "delivery" : null)
        .value(FillShop.ACTOR)
        .value("warehouse")
        .value(at);
    rows.endRow();
  }

  void stock(CopyRows rows) throws SQLException {
    for (int product = 0; product < onHand.length; product++) {
      rows.value(shop.productId(product)).value(onHand[product]).value(reserved[product]);
      rows.value(1).value(shop.productCreated(product)).endRow();
    }
  }

  void audit(CopyRows rows) throws SQLException {
    for (int product = 0; product < shop.products(); product++) {
      var at = shop.productCreated(product);
      var id = shop.productId(product);
      audited(
          rows,
          "product.created",
          id,
          at,
          null,
          "{\"sku\": \"%s\"}".formatted(shop.product(product).sku()));
      audited(rows, "stock.entered", id, at, "{\"onHand\": 0}", "{\"onHand\": 100}");
    }
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      if (!order.isHistorical()) {
        var id = shop.orderId(order);
        audited(
            rows,
            "order.placed",
            id,
            order.placed(),
            null,
            "{\"number\": \"%s\", \"total\": %d}"
                .formatted(FillShop.orderNumber(order), order.total()));
        var outcome = order.outcome();
        moved(rows, id, "CONFIRMED", outcome.confirmed());
        moved(rows, id, "SHIPPED", outcome.shipped());
        moved(rows, id, "DELIVERED", outcome.delivered());
        moved(rows, id, outcome.status(), outcome.closed());
      } else if (number % 2 == 0) {
        audited(
            rows,
            "session.started",
            shop.userId(number % shop.users()),
            order.placed(),
            null,
            null);
      }
    }
  }

  private void moved(CopyRows rows, UUID order, String status, @Nullable Instant at)
      throws SQLException {
    if (at != null) {
      audited(rows, "order.moved", order, at, "{}", "{\"status\": \"%s\"}".formatted(status));
    }
  }

  private void audited(
      CopyRows rows,
      String action,
      UUID subject,
      Instant at,
      @Nullable String before,
      @Nullable String after)
      throws SQLException {
    rows.value(Shop.id(Shop.Kind.AUDIT, at, audited++)).value(at).value(action);
    rows.value(action.substring(0, action.indexOf('.'))).value(subject);
    rows.value(FillShop.ACTOR)
        .value("warehouse")
        .value("request-" + audited)
        .value(before)
        .value(after);
    rows.endRow();
  }
}
