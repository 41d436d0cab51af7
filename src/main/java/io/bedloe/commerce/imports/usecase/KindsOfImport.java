package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.model.ImportKind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The import of each kind of file. */
@Dependent
class KindsOfImport {

  private final OrdersImport orders;
  private final ProductsImport products;
  private final CustomersImport customers;
  private final StockImport stock;

  @Inject
  KindsOfImport(
      OrdersImport orders, ProductsImport products, CustomersImport customers, StockImport stock) {
    this.orders = orders;
    this.products = products;
    this.customers = customers;
    this.stock = stock;
  }

  KindOfImport get(ImportKind kind) {
    return switch (kind) {
      case ORDERS -> orders;
      case PRODUCTS -> products;
      case CUSTOMERS -> customers;
      case STOCK -> stock;
    };
  }
}
