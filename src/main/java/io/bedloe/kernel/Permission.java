package io.bedloe.kernel;

import java.util.Locale;

/**
 * The catalogue of what can be allowed. An endpoint asks for one by name; a role is a set of them.
 * The published name is {@link #code()}, such as {@code orders:write}.
 */
public enum Permission {
  CATALOG_READ("See products"),
  CATALOG_WRITE("Create, change and remove products"),
  CUSTOMERS_READ("See the customer that is linked to one's own account"),
  CUSTOMERS_ALL("See every customer"),
  CUSTOMERS_WRITE("Create, change and remove customers"),
  STOCK_READ("See stock figures"),
  STOCK_WRITE("Receive and adjust stock"),
  STOCK_AUDIT("See the stock ledger, explain a figure and repair it"),
  ORDERS_READ("See the orders of one's own customer"),
  ORDERS_ALL("See and act on the orders of every customer"),
  ORDERS_WRITE("Place orders, and cancel them before they are confirmed"),
  ORDERS_FULFIL("Confirm, ship, deliver, cancel and take back orders"),
  ORDERS_PRICE("Set the price of an order line by hand"),
  IMPORTS_RUN("Import files"),
  REPORTS_READ("Read reports"),
  POLICIES_READ("See policies and have decisions explained"),
  POLICIES_MANAGE("Create, change and remove policies");

  private final String meaning;

  Permission(String meaning) {
    this.meaning = meaning;
  }

  /** What holding it allows, for people. */
  public String meaning() {
    return meaning;
  }

  /** The published name: {@code area:action}. */
  public String code() {
    int split = name().indexOf('_');
    return (name().substring(0, split) + ":" + name().substring(split + 1).replace('_', '-'))
        .toLowerCase(Locale.ROOT);
  }
}
