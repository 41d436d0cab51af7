package io.bedloe.commerce.orders;

import io.bedloe.commerce.inventory.Demand;
import io.bedloe.commerce.inventory.Shortage;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.commerce.orders.data.HistoricalOrders;
import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes many historical orders in few statements, for features that import whole files: with
 * numbers, lines and history, and optionally with their effect on stock. Everything happens in the
 * caller's transaction.
 */
@ApplicationScoped
public class OrderBatch {

  private final HistoricalOrders orders;
  private final StockKeeping stock;

  @Inject
  public OrderBatch(HistoricalOrders orders, StockKeeping stock) {
    this.orders = orders;
    this.stock = stock;
  }

  /**
   * Writes orders, all of them or none.
   *
   * @throws io.bedloe.platform.persistence.BatchConflict when a reference is taken, or when a
   *     customer or product does not exist any more
   */
  @Transactional(TxType.MANDATORY)
  public void write(List<HistoricalOrder> historical, Caller actor) {
    orders.lockReferences(historical);
    orders.insert(historical, actor);
  }

  /**
   * Writes orders, and ships the goods of sales and receives those of credit notes, order by order.
   * Sales that need more stock than there is are not written.
   *
   * @return the orders that were not written
   */
  @Transactional(TxType.MANDATORY)
  public List<ShortOrder> writeAndMoveStock(List<HistoricalOrder> historical, Caller actor) {
    orders.lockReferences(historical);
    stock.lock(
        historical.stream()
            .flatMap(order -> order.lines().stream())
            .map(HistoricalLine::productId)
            .collect(Collectors.toSet()));
    var possible = new ArrayList<HistoricalOrder>();
    var refused = new ArrayList<ShortOrder>();
    for (var order : historical) {
      moved(order, actor).ifPresentOrElse(refused::add, () -> possible.add(order));
    }
    orders.insert(possible, actor);
    return refused;
  }

  private Optional<ShortOrder> moved(HistoricalOrder order, Caller actor) {
    var demands =
        order.lines().stream().map(line -> new Demand(line.productId(), line.quantity())).toList();
    if (order.kind() == OrderKind.CREDIT_NOTE) {
      stock.receiveReturns(order.id(), demands, actor);
      return Optional.empty();
    }
    return stock.shipUnreserved(order.id(), demands, actor).stream()
        .findFirst()
        .map(shortage -> refusal(order, shortage));
  }

  private static ShortOrder refusal(HistoricalOrder order, Shortage shortage) {
    var lines =
        order.lines().stream()
            .filter(line -> line.productId().equals(shortage.productId()))
            .toList();
    return new ShortOrder(
        order.externalReference(),
        lines.get(0).sku(),
        lines.stream().mapToLong(HistoricalLine::quantity).sum(),
        shortage.available());
  }
}
