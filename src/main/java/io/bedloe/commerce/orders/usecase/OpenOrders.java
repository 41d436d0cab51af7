package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerDirectory.RowLock;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderSettings;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.model.Order.Buyer;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Limits the number of a customer's unconfirmed orders, since each reserves stock. For orders
 * without a customer, it limits those of the account. The count is exact: where there is a limit,
 * transactions that place orders of one customer (or, without a customer, of one account) wait for
 * each other, and the orders are counted after the lock.
 */
@Dependent
class OpenOrders {

  private final OrderQueries queries;
  private final int perCustomer;
  private final int perAccount;

  @Inject
  OpenOrders(OrderQueries queries, Settings settings) {
    this.queries = queries;
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
      queries.lockAccount(caller.id());
    }
  }

  /** Refuses when the buyer has too many unconfirmed orders. */
  void mustAllowAnother(Buyer buyer) {
    var customer = buyer.customerId();
    if (customer != null && perCustomer > 0) {
      mustBeBelow(
          queries.unconfirmedOfCustomer(customer, perCustomer), perCustomer, "the customer");
    }
    if (customer == null && perAccount > 0) {
      mustBeBelow(
          queries.unconfirmedOfAccount(buyer.placedBy(), perAccount), perAccount, "your account");
    }
  }

  private static void mustBeBelow(long unconfirmed, int limit, String whose) {
    if (unconfirmed >= limit) {
      throw Rejected.because(
              OrderRule.TOO_MANY_OPEN_ORDERS,
              ("%d orders of %s are unconfirmed, which is the limit. Confirm or cancel one, or wait "
                      + "until one expires.")
                  .formatted(limit, whose))
          .with("limit", limit);
    }
  }
}
