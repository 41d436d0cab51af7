package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.NewProduct;
import io.bedloe.commerce.catalog.ProductBatch;
import io.bedloe.commerce.customers.CustomerBatch;
import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.ImportProgress;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.NewOrders;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.model.Header;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.orders.HistoricalOrder;
import io.bedloe.commerce.orders.OrderBatch;
import io.bedloe.commerce.orders.ShortOrder;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The transactions of an orders import. */
@Dependent
class WriteOrders {

  private final ImportProgress progress;
  private final NewOrders orders;
  private final OrderBatch orderBatch;
  private final ProductBatch products;
  private final CustomerBatch customers;
  private final Refusals refusals;

  @Inject
  WriteOrders(
      ImportProgress progress,
      NewOrders orders,
      OrderBatch orderBatch,
      ProductBatch products,
      CustomerBatch customers,
      Refusals refusals) {
    this.progress = progress;
    this.orders = orders;
    this.orderBatch = orderBatch;
    this.products = products;
    this.customers = customers;
    this.refusals = refusals;
  }

  @Transactional(TxType.REQUIRES_NEW)
  void products(Job job, List<NewProduct> missing) {
    progress.lock(job);
    progress.add(job, new Parts(products.createMissing(job.caller(), missing), 0));
  }

  @Transactional(TxType.REQUIRES_NEW)
  void customers(Job job, List<CustomerRow> missing) {
    progress.lock(job);
    progress.add(job, new Parts(0, customers.createMissing(job.caller(), missing)));
  }

  /** Writes the orders of a chunk, and changes stock if the request asks for it. */
  @Transactional(TxType.REQUIRES_NEW)
  void writeChunk(Job job, long chunk) {
    progress.lock(job);
    write(job, orders.ordersOfChunk(job.id(), chunk));
    progress.advance(job, chunk + 1);
  }

  private void write(Job job, List<HistoricalOrder> all) {
    if (!job.request().applyStock()) {
      orderBatch.write(all, job.caller());
      return;
    }
    var refused = orderBatch.writeAndMoveStock(all, job.caller());
    if (!refused.isEmpty()) {
      refuse(
          job,
          refused.stream()
              .collect(Collectors.toMap(ShortOrder::externalReference, WriteOrders::detail)));
    }
  }

  private static String detail(ShortOrder order) {
    return detail(order.sku(), order.requested(), order.available());
  }

  /** Returns why an order is refused that needs more of a product than is available. */
  static String detail(String sku, long requested, long available) {
    return "the order needs %d of %s from stock, but %d are available"
        .formatted(requested, sku, available);
  }

  /**
   * Refuses the rows of orders that need more stock than there is.
   *
   * @param details the details of the refusals, by the reference of the order
   */
  void refuse(Job job, Map<String, String> details) {
    Header header = job.header();
    var references = List.copyOf(details.keySet());
    refusals.orders(
        job.id(),
        new Reason(RefusalCode.INSUFFICIENT_STOCK, header.columnOf("quantity"), "quantity", ""),
        references,
        references.stream().map(details::get).toList());
  }
}
