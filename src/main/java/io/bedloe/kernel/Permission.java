package io.bedloe.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  ACCOUNT_OWN("Look after one's own account and its sessions; everybody who is signed in may"),
  ACCOUNT_SECURE(
      "Change how one signs in and end one's sessions; everybody who has signed in may, for"
          + " themselves alone"),
  USERS_READ("See accounts, roles and permissions"),
  USERS_MANAGE("Invite, change, disable and erase accounts, and give and take roles"),
  USERS_IMPERSONATE("Act as somebody else, with a reason and for a time"),
  ROLES_MANAGE("Make, change and remove roles"),
  SESSIONS_MANAGE("See and end the sessions of others"),
  KEYS_OWN("Make and revoke API keys of one's own"),
  KEYS_MANAGE("See and revoke the API keys of others"),
  SIGNING_MANAGE("See and rotate the keys that sign access tokens"),
  AUDIT_READ("Read and verify the audit trail"),
  POLICIES_READ("See policies and their versions"),
  POLICIES_MANAGE("Create, try, change and remove policies"),
  ACCESS_EXPLAIN("Ask why somebody may do something or not");

  private static final Map<String, Permission> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::code, it -> it));

  private final String meaning;

  Permission(String meaning) {
    this.meaning = meaning;
  }

  /** What holding it allows, for people. */
  public String meaning() {
    return meaning;
  }

  /** The permission of a published name, if there is one. */
  public static Optional<Permission> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The published name: {@code area:action}. */
  public String code() {
    int split = name().indexOf('_');
    return (name().substring(0, split) + ":" + name().substring(split + 1).replace('_', '-'))
        .toLowerCase(Locale.ROOT);
  }
}
