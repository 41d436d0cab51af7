package io.bedloe.orders.usecase;

import io.bedloe.customers.CustomerDirectory;
import io.bedloe.customers.CustomerRef;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.orders.OrderRule;
import io.bedloe.orders.model.Order.Buyer;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds for whom an order is: staff order for anybody, others for their own customer only. */
@Dependent
class Buyers {

  private final CustomerDirectory customers;
  private final Sql sql;

  @Inject
  Buyers(CustomerDirectory customers, Sql sql) {
    this.customers = customers;
    this.sql = sql;
  }

  /** The order that has a reference. */
  private record Taken(String number, @Nullable UUID customerId) {}

  Buyer of(OrderInput input, Caller caller) {
    var customer = caller.may(Permission.ORDERS_ALL) ? named(input) : own(input, caller);
    mustBeNew(input.externalReference(), customer, caller);
    return customer == null
        ? new Buyer(null, null, input.externalReference())
        : new Buyer(customer.id(), customer.country(), input.externalReference());
  }

  private @Nullable CustomerRef named(OrderInput input) {
    return input.customerId() == null
        ? null
        : customers.find(input.customerId()).orElseThrow(Buyers::unknownCustomer);
  }

  private CustomerRef own(OrderInput input, Caller caller) {
    var own =
        customers
            .linkedTo(caller.id())
            .orElseThrow(
                () ->
                    Rejected.because(
                        OrderRule.NO_LINKED_CUSTOMER,
                        "Ask somebody of the staff to link your account to a customer."));
    if (input.customerId() != null && !input.customerId().equals(own.id())) {
      throw unknownCustomer();
    }
    return own;
  }

  private void mustBeNew(@Nullable String reference, @Nullable CustomerRef buyer, Caller caller) {
    if (reference == null) {
      return;
    }
    sql.hold("orders.external_reference=" + reference);
    sql.one(
            "SELECT number, customer_id FROM orders WHERE external_reference = ?",
            row -> new Taken(row.text("number"), row.uuidOrNull("customer_id")),
            reference)
        .ifPresent(
            taken -> {
              boolean visible =
                  caller.may(Permission.ORDERS_ALL)
                      || (buyer != null && buyer.id().equals(taken.customerId()));
              throw Rejected.because(
                  OrderRule.ORDER_REFERENCE_TAKEN,
                  visible
                      ? "'%s' is the order %s.".formatted(reference, taken.number())
                      : "'%s' is another order.".formatted(reference));
            });
  }

  private static Rejected unknownCustomer() {
    return Rejected.because(
        OrderRule.INVALID_ORDER,
        "The order has faults.",
        List.of(new Fault("/customerId", "unknown-customer", "there is no such customer")));
  }
}
