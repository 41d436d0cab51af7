package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.model.ImportKind;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The import of each kind of file. */
@Dependent
class KindsOfImport {

  private final Instance<OrdersImport> orders;
  private final Instance<ProductsImport> products;
  private final Instance<CustomersImport> customers;
  private final Instance<StockImport> stock;

  @Inject
  KindsOfImport(
      Instance<OrdersImport> orders,
      Instance<ProductsImport> products,
      Instance<CustomersImport> customers,
      Instance<StockImport> stock) {
    this.orders = orders;
    this.products = products;
    this.customers = customers;
    this.stock = stock;
  }

  KindOfImport get(ImportKind kind) {
    return switch (kind) {
      case ORDERS -> orders.get();
      case PRODUCTS -> products.get();
      case CUSTOMERS -> customers.get();
      case STOCK -> stock.get();
    };
  }
}
