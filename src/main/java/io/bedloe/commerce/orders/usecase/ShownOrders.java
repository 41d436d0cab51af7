package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.commerce.orders.OrderView;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.model.Return;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Orders as a caller sees them: without the customer and the products that policies hide from the
 * caller, and without the buyer's data for callers who may not read customers. Without policies
 * about products and customers it needs no query.
 */
@Dependent
public class ShownOrders {

  private final Orders orders;
  private final Catalog catalog;
  private final CustomerDirectory customers;

  @Inject
  public ShownOrders(Orders orders, Catalog catalog, CustomerDirectory customers) {
    this.orders = orders;
    this.catalog = catalog;
    this.customers = customers;
  }

  /** Returns a stored order with all of its history. */
  Versioned<OrderView> stored(Order order, List<OrderLine> lines, Caller caller) {
    List<Return> returns =
        lines.stream().anyMatch(line -> line.returnedQuantity() > 0)
            ? orders.returnsOf(order.id().value())
            : List.of();
    return filtered(
        OrderViews.of(order, lines, orders.historyOf(order.id().value()), returns, caller), caller);
  }

  /** Returns the view of an order for the caller. */
  Versioned<OrderView> filtered(Versioned<OrderView> whole, Caller caller) {
    if (caller.equals(Caller.SYSTEM)) {
      return whole;
    }
    var view = whole.value();
    var customer = view.customerId();
    boolean customerHidden = customer != null && !customers.hidden(List.of(customer)).isEmpty();
    var hiddenProducts =
        catalog.hidden(
            view.lines().stream()
                .map(OrderView.Line::productId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    boolean buyerHidden = customerHidden || !mayReadBuyer(caller);
    return !buyerHidden && hiddenProducts.isEmpty()
        ? whole
        : new Versioned<>(
            without(view, customerHidden, buyerHidden, hiddenProducts), whole.version());
  }

  /** Callers who see only their own orders also see the buyer. */
  private static boolean mayReadBuyer(Caller caller) {
    return caller.may(Permission.ORDERS_ALL)
        ? CustomerDirectory.mayReadAll(caller)
        : caller.may(Permission.CUSTOMERS_READ);
  }

  private static OrderView without(
      OrderView order, boolean customer, boolean buyer, Set<ProductId> products) {
    return new OrderView(
        order.id(),
        order.number(),
        order.kind(),
        order.status(),
        customer ? null : order.customerId(),
        buyer ? null : order.buyer(),
        order.externalReference(),
        order.country(),
        order.historical(),
        order.lines().stream()
            .map(line -> products.contains(line.productId()) ? unnamed(line) : line)
            .toList(),
        order.totals(),
        order.placedAt(),
        order.expiresAt(),
        order.confirmedAt(),
        order.cancelledAt(),
        order.updatedAt(),
        order.history(),
        order.allowedTransitions(),
        order.blockedTransitions());
  }

  private static OrderView.Line unnamed(OrderView.Line line) {
    return new OrderView.Line(
        line.id(),
        null,
        null,
        null,
        line.quantity(),
        line.unitPrice(),
        line.total(),
        line.returnedQuantity());
  }

  /** Returns a page of a list of orders, as the caller sees it. */
  public List<OrderSummary> summaries(List<OrderSummary> page) {
    var hidden =
        customers.hidden(
            page.stream()
                .map(OrderSummary::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return hidden.isEmpty()
        ? page
        : page.stream()
            .map(order -> hidden.contains(order.customerId()) ? order.withoutCustomer() : order)
            .toList();
  }

  /**
   * Returns the condition for orders of customers that the caller may see. Lists that the request
   * filters by customer need it; otherwise they would show which orders belong to a hidden
   * customer.
   */
  public Optional<Condition> ofVisibleCustomers(Collection<String> parameters) {
    return parameters.stream().noneMatch(name -> name.startsWith("customerId"))
        ? Optional.empty()
        : customers.visibleCustomers().map(OrderQueries::ofCustomers);
  }
}
