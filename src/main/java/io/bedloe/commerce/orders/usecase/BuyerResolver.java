package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerRef;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.model.BuyerSnapshot;
import io.bedloe.commerce.orders.model.Order.Buyer;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer of an order. Staff can order for any customer, other callers only for their
 * own.
 */
@Dependent
class BuyerResolver {

  private final CustomerDirectory customers;
  private final VisibleOrders visibleOrders;
  private final OpenOrders openOrders;
  private final OrderQueries queries;

  @Inject
  BuyerResolver(
      CustomerDirectory customers,
      VisibleOrders visibleOrders,
      OpenOrders openOrders,
      OrderQueries queries) {
    this.customers = customers;
    this.visibleOrders = visibleOrders;
    this.openOrders = openOrders;
    this.queries = queries;
  }

  Buyer resolve(OrderInput input, Caller caller) {
    var customer =
        caller.may(Permission.ORDERS_ALL) ? namedCustomer(input) : ownCustomer(input, caller);
    mustBeNew(input.externalReference(), caller);
    if (customer == null) {
      openOrders.lockAccount(caller);
      return new Buyer(null, null, null, input.externalReference(), caller.id());
    }
    mustNotBeArchived(customer);
    return new Buyer(
        customer.id(),
        BuyerSnapshot.of(customer.name(), customer.email(), customer.address()),
        customer.country(),
        input.externalReference(),
        caller.id());
  }

  private static void mustNotBeArchived(CustomerRef customer) {
    if (customer.archived()) {
      throw Rejected.because(
          OrderRule.INVALID_ORDER,
          "The order is not valid.",
          List.of(
              new Fault(
                  "/customerId",
                  "archived-customer",
                  "this customer is archived; restore it to order for it")));
    }
  }

  private @Nullable CustomerRef namedCustomer(OrderInput input) {
    return input.customerId() == null
        ? null
        : customers
            .buyer(input.customerId(), openOrders.customerLock())
            .orElseThrow(BuyerResolver::unknownCustomer);
  }

  private CustomerRef ownCustomer(OrderInput input, Caller caller) {
    var own =
        customers
            .buyerLinkedTo(caller.id(), openOrders.customerLock())
            .orElseThrow(
                () ->
                    Rejected.because(
                        OrderRule.NO_LINKED_CUSTOMER,
                        "Ask an administrator to link your account to a customer."));
    if (input.customerId() != null && !input.customerId().equals(own.id())) {
      throw unknownCustomer();
    }
    return own;
  }

  private void mustBeNew(@Nullable String reference, Caller caller) {
    if (reference == null) {
      return;
    }
    queries.lockReference(reference);
    queries
        .withReference(reference)
        .ifPresent(
            taken -> {
              throw Rejected.because(
                  OrderRule.ORDER_REFERENCE_TAKEN,
                  visibleOrders.contain(taken.id(), caller)
                      ? "The order %2$s has the external reference '%1$s'."
                          .formatted(reference, taken.number())
                      : "Another order has the external reference '%s'.".formatted(reference));
            });
  }

  private static Rejected unknownCustomer() {
    return Rejected.because(
        OrderRule.INVALID_ORDER,
        "The order is not valid.",
        List.of(new Fault("/customerId", "unknown-customer", "the customer does not exist")));
  }
}
