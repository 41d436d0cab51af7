package io.bedloe.commerce.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sales of given times, which a test writes into the tables on a connection. */
final class DatedSales {

  private static final UUID PRODUCT = UUID.randomUUID();

  private final Connection connection;

  DatedSales(Connection connection) {
    this.connection = connection;
  }

  void execute(String statement, @Nullable Object... parameters) throws SQLException {
    try (var prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      prepared.execute();
    }
  }

  /** Creates the product of all sales. */
  void createProduct() throws SQLException {
    execute(
        """
        INSERT INTO products (id, sku, name, price_minor, price_currency, active, attributes,
          created_at, updated_at, version)
        VALUES (?, 'LAMP', 'Lamp', 100, 'EUR', TRUE, '{}', now(), now(), 0)""",
        PRODUCT);
  }

  /** Deletes all sales and their summaries. */
  void deleteAll() throws SQLException {
    execute("TRUNCATE orders, order_lines, order_returns, sales_days, sales_stale_days CASCADE");
    execute(
        """
        UPDATE sales_summary SET summarized_before = '-infinity', closed_before = '-infinity',
          closing_before = NULL, closing_xid = NULL""");
  }

  /** Adds a sale of two lines, which was confirmed at a time; returns its id. */
  UUID add(String at, @Nullable String country, String currency) throws SQLException {
    var id = UUID.randomUUID();
    execute(
        """
        INSERT INTO orders (id, number, kind, status, country, currency, total_minor, historical,
          placed_at, confirmed_at, updated_at, version)
        VALUES (?, ?, 'SALE', 'DELIVERED', ?, ?, 700, FALSE, ?::timestamptz, ?::timestamptz,
          now(), 0)""",
        id,
        id.toString(),
        country,
        currency,
        at,
        at);
    execute(
        """
        INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity,
          unit_price_minor, total_minor, returned_quantity)
        SELECT gen_random_uuid(), ?, n, ?, 'LAMP', 'Lamp', n + 1, 140, (n + 1) * 140, 0
        FROM generate_series(1, 2) AS n""",
        id,
        PRODUCT);
    return id;
  }

  void cancel(UUID order, String at) throws SQLException {
    execute(
        "UPDATE orders SET status = 'CANCELLED', cancelled_at = ?::timestamptz WHERE id = ?",
        at,
        order);
  }

  /** Returns one piece of the first line of a sale. */
  void giveOneBack(UUID order, String at) throws SQLException {
    execute(
        """
        INSERT INTO order_returns (id, order_id, line_id, quantity, amount_minor, at)
        SELECT gen_random_uuid(), order_id, id, 1, 140, ?::timestamptz
        FROM order_lines WHERE order_id = ? AND position = 1""",
        at,
        order);
  }
}
