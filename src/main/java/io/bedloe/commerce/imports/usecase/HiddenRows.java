package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.ProductVisibility;
import io.bedloe.commerce.customers.CustomerVisibility;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.ProductNames;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.data.RowConditions;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.orders.OrderVisibility;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Refuses rows that name a product or a customer that the caller may not see. The texts are those
 * for a record that does not exist or for a name that is taken, as for a single write. Each check
 * is one statement for the whole file.
 */
@Dependent
class HiddenRows {

  private final Refusals refusals;
  private final ProductVisibility products;
  private final CustomerVisibility customers;
  private final OrderVisibility orders;
  private final ProductNames names;

  @Inject
  HiddenRows(
      Refusals refusals,
      ProductVisibility products,
      CustomerVisibility customers,
      OrderVisibility orders,
      ProductNames names) {
    this.refusals = refusals;
    this.products = products;
    this.customers = customers;
    this.orders = orders;
    this.names = names;
  }

  /**
   * Returns the condition for orders that the caller may read; an existing order outside of it
   * counts as a different order.
   */
  Condition visibleOrders(Job job) {
    return orders.readable(job.caller());
  }

  /** Refuses rows whose product exists but is hidden from the caller. */
  void refuseHiddenProducts(Job job) {
    refuseProducts(
        job,
        RefusalCode.REFERENCE_TAKEN,
        "another product has this SKU",
        products.readable(job.caller()));
  }

  /** Refuses rows of orders and receipts whose product policies hide from the caller. */
  void refuseUnorderableProducts(Job job) {
    refuseProducts(
        job,
        RefusalCode.UNKNOWN_PRODUCT,
        "no product has this SKU",
        products.orderable(job.caller()));
  }

  /** Products are found by their SKUs; the rows may spell these in another case. */
  private void refuseProducts(Job job, RefusalCode code, String detail, Condition visible) {
    names.useOneSpelling(job);
    refusals.where(
        job.id(),
        new Reason(code, job.header().columnOf("sku"), "sku", detail),
        RowConditions.namesHiddenProduct(visible));
  }

  /** Refuses rows whose customer exists but is hidden from the caller. */
  void refuseHiddenCustomers(Job job) {
    var visible = customers.readable(job.caller());
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.REFERENCE_TAKEN,
            job.header().columnOf("externalReference"),
            "reference",
            "another customer has this reference"),
        RowConditions.isHiddenCustomer(visible));
  }

  /**
   * Refuses rows of orders for a customer that the caller may not see. Without {@code orders:all}
   * an order is only allowed for the customer of the caller's own account.
   */
  void refuseForeignBuyers(Job job) {
    var visible = customers.orderable(job.caller());
    boolean all = job.caller().may(Permission.ORDERS_ALL);
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.UNKNOWN_CUSTOMER,
            job.header().columnOf("customer"),
            "customer",
            all
                ? "no customer has this reference"
                : "without the permission orders:all, an order must be for the customer of your own "
                    + "account"),
        all
            ? RowConditions.namesHiddenCustomer(visible)
            : RowConditions.namesNoVisibleCustomer(visible));
  }
}
