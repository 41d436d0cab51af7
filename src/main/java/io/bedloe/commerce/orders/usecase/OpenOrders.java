package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerDirectory.RowLock;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderSettings;
import io.bedloe.commerce.orders.model.Order.Buyer;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Limits the number of a customer's unconfirmed orders, since each reserves stock. For orders
 * without a customer, it limits those of the account. The count is exact: where there is a limit,
 * transactions that place orders of one customer (or, without a customer, of one account) wait for
 * each other, and the count is taken after the lock, in the statement that draws the order's
 * number.
 */
@Dependent
class OpenOrders {

  private static final String NUMBER = "SELECT nextval('order_numbers') AS n, %s AS open";

  /**
   * Each of the two counts uses a partial index of unconfirmed orders; counting stops at the limit.
   */
  private static final String OF_CUSTOMER =
      """
      (SELECT count(*) FROM (SELECT FROM orders
        WHERE status = 'PLACED' AND customer_id = ? LIMIT ?) AS waiting)""";

  private static final String OF_ACCOUNT =
      """
      (SELECT count(*) FROM (SELECT FROM orders
        WHERE status = 'PLACED' AND customer_id IS NULL AND placed_by = ? LIMIT ?) AS waiting)""";

  private final Sql sql;
  private final int perCustomer;
  private final int perAccount;

  @Inject
  OpenOrders(Sql sql, Settings settings) {
    this.sql = sql;
    this.perCustomer = settings.get(OrderSettings.MAX_OPEN_PER_CUSTOMER);
    this.perAccount = settings.get(OrderSettings.MAX_OPEN_PER_ACCOUNT);
  }

  /** Returns the lock on the customer of a new order. */
  RowLock customerLock() {
    return perCustomer == 0 ? RowLock.KEEP : RowLock.ONE_BY_ONE;
  }

  /**
   * Waits for other transactions that place orders without a customer by the same account, if these
   * are limited.
   */
  void lockAccount(Caller caller) {
    if (perAccount > 0) {
      sql.advisoryLock("orders.placed_by=" + caller.id());
    }
  }

  private record Drawn(long number, long open) {}

  /**
   * Returns the number of the next order; refuses when the buyer has too many unconfirmed orders.
   */
  long nextNumber(Buyer buyer) {
    var customer = buyer.customerId();
    if (customer != null && perCustomer > 0) {
      return checked(OF_CUSTOMER, customer, perCustomer, "the customer");
    }
    if (customer == null && perAccount > 0) {
      return checked(OF_ACCOUNT, buyer.placedBy(), perAccount, "your account");
    }
    return sql.single(NUMBER.formatted("0"), row -> row.number("n"));
  }

  private long checked(String count, UUID owner, int limit, String whose) {
    var drawn = sql.single(NUMBER.formatted(count), OpenOrders::drawn, owner, limit);
    if (drawn.open() >= limit) {
      throw Rejected.because(
              OrderRule.TOO_MANY_OPEN_ORDERS,
              ("%d orders of %s are unconfirmed, which is the limit. Confirm or cancel one, or wait "
                      + "until one expires.")
                  .formatted(limit, whose))
          .with("limit", limit);
    }
    return drawn.number();
  }

  private static Drawn drawn(Row row) {
    return new Drawn(row.number("n"), row.number("open"));
  }
}
