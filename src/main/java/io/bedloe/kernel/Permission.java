package io.bedloe.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The catalogue of permissions. An endpoint requires a permission; a role is a set of them. The
 * published name is {@link #code()}, such as {@code orders:write}.
 */
public enum Permission {
  CATALOG_READ("Read products"),
  CATALOG_WRITE("Create, change, archive and delete products"),
  CUSTOMERS_READ("Read the customer that is linked to one's own account"),
  CUSTOMERS_ALL("Read all customers"),
  CUSTOMERS_WRITE("Create, change, archive and delete customers"),
  STOCK_READ("Read stock figures"),
  STOCK_WRITE("Receive and adjust stock, and set reorder points"),
  STOCK_AUDIT("Read the stock ledger, and reconcile stock with it"),
  ORDERS_READ("Read the orders of one's own customer"),
  ORDERS_ALL("Read and change the orders of all customers"),
  ORDERS_WRITE("Place orders, and cancel them before they are confirmed"),
  ORDERS_FULFIL("Confirm, ship, deliver, cancel and return orders"),
  ORDERS_PRICE("Set the unit price of an order line"),
  IMPORTS_RUN("Import files"),
  EXPORTS_RUN("Export the lists that one may read as files"),
  REPORTS_READ("Read reports"),
  EVENTS_READ("Read the events of the resources that one may read"),
  WEBHOOKS_READ("Read one's own webhooks and their deliveries"),
  WEBHOOKS_WRITE("Create, change, pause and delete one's own webhooks, and send events again"),
  JOBS_READ("Read background jobs, schedules and dead letters, without the payloads of jobs"),
  JOBS_MANAGE(
      "Cancel and retry jobs, replay and discard dead letters, and run, pause and resume schedules"),
  JOBS_PAYLOADS(
      "Read and edit the payloads of jobs, which say what a job does and in whose name; for "
          + "people only"),
  NOTIFICATIONS_OWN("Read one's own notifications, and choose what they are about"),
  ACCOUNT_OWN(
      "Read one's own account and end its sessions; every signed-in account has this "
          + "permission"),
  ACCOUNT_SECURE(
      "Change one's own credentials and end one's own sessions; every signed-in account "
          + "has this permission"),
  USERS_READ("Read accounts, roles and permissions"),
  USERS_MANAGE("Invite, change, disable and erase accounts, and assign roles"),
  USERS_IMPERSONATE("Impersonate another account, with a reason and for a limited time"),
  ROLES_MANAGE("Create, change and delete roles"),
  SESSIONS_MANAGE("Read and end the sessions of other accounts"),
  KEYS_OWN("Create and revoke one's own API keys"),
  KEYS_MANAGE("Read and revoke the API keys of other accounts"),
  SIGNING_MANAGE("Read and rotate the keys that sign access tokens"),
  AUDIT_READ("Read and verify the audit trail"),
  POLICIES_READ("Read policies and their versions"),
  POLICIES_MANAGE("Create, dry-run, change and delete policies"),
  ACCESS_EXPLAIN("Read why access was allowed or denied");

  private static final Map<String, Permission> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::code, it -> it));

  private final String code;
  private final String meaning;

  Permission(String meaning) {
    int split = name().indexOf('_');
    this.code =
        (name().substring(0, split) + ":" + name().substring(split + 1).replace('_', '-'))
            .toLowerCase(Locale.ROOT);
    this.meaning = meaning;
  }

  /** Returns the description of the permission, for people. */
  public String meaning() {
    return meaning;
  }

  /** Returns the permission of a published name, if there is one. */
  public static Optional<Permission> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Returns the published name: {@code area:action}. */
  public String code() {
    return code;
  }
}
