package io.bedloe.identity.roles;

import io.bedloe.kernel.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The roles that always exist. Each inherits the permissions of its parent. */
public enum BuiltInRole {
  /** The role reads the catalogue and works with the orders of the linked customer. */
  USER("Reads the catalogue, and places and reads the orders of the linked customer", List.of()),
  /** The role manages the catalogue, stock, customers and orders. */
  MANAGER("Manages the catalogue, stock, customers and orders", List.of("user")),
  /** The role has every permission. */
  ADMIN("Has every permission", List.of("manager"));

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> parents;

  BuiltInRole(String description, List<String> parents) {
    this.description = description;
    this.parents = parents;
  }

  /** Returns the permissions of the role itself, without those of its parents. */
  public Set<Permission> permissions() {
    return switch (this) {
      case USER ->
          EnumSet.of(
              Permission.CATALOG_READ,
              Permission.STOCK_READ,
              Permission.CUSTOMERS_READ,
              Permission.ORDERS_READ,
              Permission.ORDERS_WRITE,
              Permission.EVENTS_READ,
              Permission.NOTIFICATIONS_OWN,
              Permission.KEYS_OWN);
      case MANAGER ->
          EnumSet.of(
              Permission.CATALOG_WRITE,
              Permission.CUSTOMERS_ALL,
              Permission.CUSTOMERS_WRITE,
              Permission.STOCK_WRITE,
              Permission.STOCK_AUDIT,
              Permission.ORDERS_ALL,
              Permission.ORDERS_FULFIL,
              Permission.ORDERS_PRICE,
              Permission.IMPORTS_RUN,
              Permission.EXPORTS_RUN,
              Permission.REPORTS_READ,
              Permission.WEBHOOKS_READ,
              Permission.WEBHOOKS_WRITE);
      case ADMIN -> EnumSet.allOf(Permission.class);
    };
  }

  public String description() {
    return description;
  }

  public List<String> parents() {
    return parents;
  }

  /** Returns the name in tokens and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
