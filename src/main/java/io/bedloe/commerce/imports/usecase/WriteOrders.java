package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.MissingParts;
import io.bedloe.commerce.imports.data.NewOrders;
import io.bedloe.commerce.imports.data.NewOrders.Item;
import io.bedloe.commerce.imports.data.NewOrders.NewOrder;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.model.Header;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.inventory.Shortage;
import io.bedloe.commerce.inventory.StockKeeping;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Change;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The transactions of an orders import. */
@Dependent
class WriteOrders {

  private final MissingParts missing;
  private final NewOrders orders;
  private final StockKeeping stock;
  private final Refusals refusals;
  private final Catalog catalog;
  private final CustomerDirectory directory;
  private final AuditTrail trail;

  @Inject
  WriteOrders(
      MissingParts missing,
      NewOrders orders,
      StockKeeping stock,
      Refusals refusals,
      Catalog catalog,
      CustomerDirectory directory,
      AuditTrail trail) {
    this.missing = missing;
    this.orders = orders;
    this.stock = stock;
    this.refusals = refusals;
    this.catalog = catalog;
    this.directory = directory;
    this.trail = trail;
  }

  @Transactional(TxType.REQUIRES_NEW)
  int products(Job job, List<String> skus) {
    var created = missing.createProducts(job.id(), skus);
    trail.recordAll(
        job.caller(),
        "product.created",
        "product",
        catalog.views(created).stream().map(view -> new Change(view.id(), null, view)).toList());
    return created.size();
  }

  @Transactional(TxType.REQUIRES_NEW)
  int customers(Job job, List<String> references) {
    var created = missing.createCustomers(job.id(), references);
    trail.recordAll(
        job.caller(),
        "customer.created",
        "customer",
        directory.views(created).stream().map(view -> new Change(view.id(), null, view)).toList());
    return created.size();
  }

  /** Writes the orders of a chunk, with their effect on stock if that is wanted. */
  @Transactional(TxType.REQUIRES_NEW)
  void chunk(Job job, long chunk) {
    var all = orders.of(job.id(), chunk);
    orders.writeHeads(job.id(), all);
    var possible = job.request().applyStock() ? moved(job, chunk, all) : all;
    orders.writeBodies(job.id(), possible, job.caller());
  }

  /** Moves the goods of each order, or refuses the order. */
  private List<NewOrder> moved(Job job, long chunk, List<NewOrder> all) {
    orders.lockStock(job.id(), chunk);
    var items = orders.items(job.id(), chunk);
    var possible = new ArrayList<NewOrder>();
    for (var order : all) {
      var own = items.getOrDefault(order.reference(), List.of());
      var demands = own.stream().map(Item::demand).toList();
      if (!order.isSale()) {
        stock.receiveReturns(order.id(), demands, job.caller());
        possible.add(order);
        continue;
      }
      var shortages = stock.shipUnreserved(order.id(), demands, job.caller());
      if (shortages.isEmpty()) {
        possible.add(order);
      } else {
        orders.withdraw(order);
        refuse(job, Map.of(order.reference(), inWords(shortages.get(0), own)));
      }
    }
    return possible;
  }

  private static String inWords(Shortage shortage, List<Item> own) {
    return own.stream()
        .filter(item -> item.demand().productId().equals(shortage.productId()))
        .findFirst()
        .map(item -> inWords(item, shortage.available()))
        .orElseThrow();
  }

  static String inWords(Item item, long available) {
    return "the order needs %d of %s from stock, but %d are available"
        .formatted(item.demand().quantity(), item.sku(), available);
  }

  /** Refuses the rows of orders that take more than there is. */
  void refuse(Job job, Map<String, String> words) {
    Header header = job.header();
    refusals.orders(
        job.id(),
        new Reason(RefusalCode.INSUFFICIENT_STOCK, header.columnOf("quantity"), "quantity", ""),
        List.copyOf(words.keySet()),
        List.copyOf(words.values()));
  }
}
