package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.Ledger.Cause;
import io.bedloe.commerce.inventory.Ledger.Entry;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Reserves, releases and ships stock for orders. All changes happen in the caller's transaction,
 * for all products or for none; quantities of the same product are added first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class StockKeeping {

  private final Ledger ledger;

  @Inject
  public StockKeeping(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Reserves goods for an order.
   *
   * @return the shortages; if there are any, nothing was reserved
   */
  public List<Shortage> reserve(OrderId orderId, List<Demand> demands, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, 0, quantity));
    return ledger.enter(entries, new Cause(MovementKind.RESERVATION, orderId, null, actor));
  }

  /** Releases the reserved goods of an order. */
  public void release(OrderId orderId, List<Demand> demands, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, 0, -quantity));
    must(ledger.enter(entries, new Cause(MovementKind.RELEASE, orderId, null, actor)));
  }

  /** Ships reserved goods. */
  public void ship(OrderId orderId, List<Demand> demands, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, -quantity, -quantity));
    must(ledger.enter(entries, new Cause(MovementKind.SHIPMENT, orderId, null, actor)));
  }

  /** Receives goods that a customer returns and that can be sold again. */
  public void receiveReturns(OrderId orderId, List<Demand> demands, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, quantity, 0));
    ledger.open(entries.stream().map(Entry::productId).toList());
    must(ledger.enter(entries, new Cause(MovementKind.RETURN, orderId, null, actor)));
  }

  /**
   * Ships goods that were never reserved, as for sales that are entered afterwards.
   *
   * @return the shortages; if there are any, nothing was shipped
   */
  public List<Shortage> shipUnreserved(OrderId orderId, List<Demand> demands, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, -quantity, 0));
    return ledger.enter(entries, new Cause(MovementKind.SHIPMENT, orderId, null, actor));
  }

  /** Receives goods. */
  public void receive(List<Demand> demands, String reason, Caller actor) {
    var entries = entries(demands, (product, quantity) -> new Entry(product, quantity, 0));
    ledger.open(entries.stream().map(Entry::productId).toList());
    must(ledger.enter(entries, new Cause(MovementKind.RECEIPT, null, reason, actor)));
  }

  /**
   * Locks the stock of products until the transaction ends, in the order that every change uses; it
   * is for callers that make several changes in one transaction.
   */
  public void lock(Collection<ProductId> productIds) {
    ledger.lock(productIds);
  }

  private static List<Entry> entries(
      List<Demand> demands, BiFunction<ProductId, Long, Entry> toEntry) {
    var sums = new TreeMap<ProductId, Long>(Comparator.comparing(ProductId::value));
    demands.forEach(demand -> sums.merge(demand.productId(), demand.quantity(), Math::addExact));
    return sums.entrySet().stream()
        .map(sum -> toEntry.apply(sum.getKey(), sum.getValue()))
        .toList();
  }

  private static void must(List<Shortage> impossible) {
    if (!impossible.isEmpty()) {
      throw new IllegalStateException("stock and orders are inconsistent: " + impossible);
    }
  }
}
