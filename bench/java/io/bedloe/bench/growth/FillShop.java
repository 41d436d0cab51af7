package io.bedloe.bench.growth;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Shop} into an empty, migrated database. Its role is a superuser: foreign keys and
 * triggers are not checked while rows are copied, and the indexes are built afterwards, which takes
 * a third of the time that it takes row by row.
 */
final class FillShop {

  static final String ACTOR = "11111111-1111-7111-8111-111111111111";

  private static final List<String> TABLES =
      List.of(
          "users",
          "user_roles",
          "products",
          "stock",
          "customers",
          "orders",
          "order_lines",
          "order_history",
          "order_returns",
          "stock_movements",
          "audit_log");

  private final Connection connection;
  private final Shop shop;
  private final ShopLedger ledger;
  private long historyEntries;
  private long goodsReturned;

  FillShop(Connection connection, Shop shop) {
    this.connection = connection;
    this.shop = shop;
    this.ledger = new ShopLedger(shop);
  }

  /** One table's part of the work. */
  private interface Part {
    void write(CopyRows rows) throws SQLException;
  }

  void fill() throws SQLException {
    execute("SET session_replication_role = replica");
    execute("SET maintenance_work_mem = '512MB'");
    var indexes = indexes();
    for (var index : indexes) {
      execute("DROP INDEX " + index.name());
    }
    copy("users (id, email, name, enabled, created_at, updated_at)", this::users);
    copy("user_roles (user_id, role)", this::roles);
    copy(
        "customers (id, external_reference, name, email, country, address_city, created_at, "
            + "updated_at, version)",
        this::customers);
    copy(
        "products (id, sku, external_reference, name, description, price_minor, price_currency, "
            + "active, attributes, created_at, updated_at, version)",
        this::products);
    copy(
        "orders (id, number, kind, status, customer_id, buyer_name, buyer_email, "
            + "external_reference, country, currency, total_minor, historical, placed_at, "
            + "confirmed_at, cancelled_at, expires_at, updated_at, version)",
        this::orders);
    copy(
        "order_lines (id, order_id, position, product_id, sku, name, quantity, unit_price_minor, "
            + "total_minor, returned_quantity)",
        this::lines);
    copy(
        "order_history (id, order_id, from_status, to_status, actor_id, actor_name, at)",
        this::history);
    copy(
        "order_returns (id, order_id, line_id, quantity, amount_minor, at, history_id)",
        this::returns);
    copy(
        "stock_movements (id, product_id, kind, on_hand_change, reserved_change, order_id, reason, "
            + "actor_id, actor_name, at)",
        ledger::movements);
    copy("stock (product_id, on_hand, reserved, version, updated_at)", ledger::stock);
    copy(
        "audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name, request_id, "
            + "before, after)",
        ledger::audit);
    for (var index : indexes) {
      timed(index.name(), () -> execute(index.definition()));
    }
    execute("SELECT setval('order_numbers', " + (shop.orders() + 1) + ")");
    // What was copied is not sealed: the server would do nothing else for an hour.
    execute("UPDATE audit_sealing SET sealed_before = pg_current_xact_id()::text::bigint");
    execute("SET session_replication_role = origin");
    timed("VACUUM ANALYZE", () -> execute("VACUUM ANALYZE"));
  }

  private record Index(String name, String definition) {}

  private List<Index> indexes() throws SQLException {
    var indexes = new ArrayList<Index>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT c.relname, pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = ANY (?::regclass[])
              AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            ORDER BY 1""")) {
      statement.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          indexes.add(new Index(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return indexes;
  }

  private void copy(String target, Part part) throws SQLException {
    timed(
        target.substring(0, target.indexOf(' ')),
        () -> {
          try (var rows = new CopyRows(connection, target)) {
            part.write(rows);
            System.out.printf("%,12d rows, ", rows.rows());
          }
        });
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void timed(String name, Step step) throws SQLException {
    long begin = System.nanoTime();
    step.run();
    System.out.printf("%s: %.1f s%n", name, (System.nanoTime() - begin) / 1e9);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void users(CopyRows rows) throws SQLException {
    for (int user = 0; user < shop.users(); user++) {
      rows.value(shop.userId(user)).value("person" + user + "@shop.example.com");
      rows.value(Words.personName(new SplittableRandom(user))).value(user % 50 != 7);
      var created = shop.start().plusSeconds(user * 60L);
      rows.value(created).value(created).endRow();
    }
  }

  private void roles(CopyRows rows) throws SQLException {
    for (int user = 0; user < shop.users(); user++) {
      rows.value(shop.userId(user)).value(user % 200 == 0 ? "manager" : "user").endRow();
    }
  }

  private void customers(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.customers(); number++) {
      var customer = shop.customer(number);
      var created = shop.start().plusSeconds(number);
      rows.value(shop.customerId(number)).value("C" + number).value(customer.name());
      rows.value(customer.email()).value(customer.country()).value(customer.city());
      rows.value(created).value(created).value(0).endRow();
    }
  }

  private void products(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.products(); number++) {
      var product = shop.product(number);
      var created = shop.productCreated(number);
      rows.value(shop.productId(number)).value(product.sku()).value("REF-" + number);
      rows.value(product.name()).value(product.description()).value(product.priceMinor());
      rows.value(product.currency()).value(shop.isActive(number)).value("{\"weight\": 1.5}");
      rows.value(created).value(created.plusSeconds(number % 7_000_000L)).value(0).endRow();
    }
  }

  private void orders(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      var buyer = order.buyer();
      var outcome = order.outcome();
      var customer = buyer.customer() < 0 ? null : shop.customer(buyer.customer());
      rows.value(shop.orderId(order)).value(orderNumber(order));
      rows.value(order.isCreditNote() ? "CREDIT_NOTE" : "SALE").value(order.status());
      rows.value(customer == null ? null : shop.customerId(buyer.customer()));
      rows.value(customer == null ? null : customer.name());
      rows.value(customer == null ? null : customer.email());
      rows.value(order.isHistorical() ? "INV-" + number : null).value(buyer.country());
      rows.value(order.currency()).value(order.total()).value(order.isHistorical());
      rows.value(order.placed()).value(outcome.confirmed());
      rows.value(outcome.isCancelled() ? outcome.closed() : null);
      rows.value(order.isHistorical() ? null : order.placed().plusSeconds(3600));
      rows.value(lastChange(order)).value(0).endRow();
    }
  }

  static String orderNumber(Order order) {
    int year = order.placed().atZone(java.time.ZoneOffset.UTC).getYear();
    return "%04d-%06d".formatted(year, order.number() + 1);
  }

  private static Instant lastChange(Order order) {
    var outcome = order.outcome();
    for (var at :
        java.util.Arrays.asList(
            outcome.closed(), outcome.delivered(), outcome.shipped(), outcome.confirmed())) {
      if (at != null) {
        return at;
      }
    }
    return order.placed();
  }

  private void lines(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      var id = shop.orderId(order);
      for (int line = 0; line < order.lines().size(); line++) {
        var sold = order.lines().get(line);
        var product = shop.product(sold.product());
        rows.value(shop.lineId(order, line)).value(id).value(line + 1);
        rows.value(shop.productId(sold.product())).value(product.sku()).value(product.name());
        rows.value(sold.quantity()).value(sold.unitPriceMinor()).value(sold.total());
        rows.value(order.outcome().returned().get(line)).endRow();
      }
    }
  }

  private UUID returnEntry(Order order, Instant at) {
    return Shop.id(Shop.Kind.HISTORY, at, -1L - order.number());
  }

  private void history(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      if (order.isHistorical()) {
        entry(rows, order, null, order.status(), order.placed());
        continue;
      }
      entry(rows, order, null, "PLACED", order.placed());
      var outcome = order.outcome();
      entry(rows, order, "PLACED", "CONFIRMED", outcome.confirmed());
      entry(rows, order, "CONFIRMED", "SHIPPED", outcome.shipped());
      entry(rows, order, "SHIPPED", "DELIVERED", outcome.delivered());
      var closed = outcome.closed();
      if (closed != null && outcome.hasReturns()) {
        rows.value(returnEntry(order, closed)).value(shop.orderId(order)).value("DELIVERED");
        rows.value(order.status()).value(ACTOR).value("warehouse").value(closed).endRow();
      } else {
        entry(
            rows,
            order,
            outcome.confirmed() == null ? "PLACED" : "CONFIRMED",
            order.status(),
            closed);
      }
    }
  }

  private void entry(
      CopyRows rows, Order order, @Nullable String from, String to, @Nullable Instant at)
      throws SQLException {
    if (at != null) {
      rows.value(Shop.id(Shop.Kind.HISTORY, at, historyEntries++)).value(shop.orderId(order));
      rows.value(from).value(to).value(ACTOR).value("warehouse").value(at).endRow();
    }
  }

  private void returns(CopyRows rows) throws SQLException {
    for (int number = 0; number < shop.orders(); number++) {
      var order = shop.order(number);
      var at = order.outcome().closed();
      for (int line = 0; at != null && line < order.lines().size(); line++) {
        long quantity = order.outcome().returned().get(line);
        if (quantity > 0) {
          rows.value(Shop.id(Shop.Kind.RETURN, at, goodsReturned++)).value(shop.orderId(order));
          rows.value(shop.lineId(order, line)).value(quantity);
          rows.value(quantity * order.lines().get(line).unitPriceMinor()).value(at);
          rows.value(returnEntry(order, at)).endRow();
        }
      }
    }
  }
}
