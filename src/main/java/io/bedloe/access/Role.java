package io.bedloe.access;

import io.bedloe.kernel.Permission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The built-in roles; each holds what the one below it does, and more. */
public enum Role {
  /** Reads the catalogue and works with the orders of the linked customer. */
  USER,
  /** Runs the catalogue, stock, customers and orders. */
  MANAGER,
  /** May do everything. */
  ADMIN;

  public Set<Permission> permissions() {
    return switch (this) {
      case USER ->
          EnumSet.of(
              Permission.CATALOG_READ,
              Permission.STOCK_READ,
              Permission.CUSTOMERS_READ,
              Permission.ORDERS_READ,
              Permission.ORDERS_WRITE);
      case MANAGER, ADMIN -> EnumSet.allOf(Permission.class);
    };
  }

  /** The name in tokens and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String code) {
    for (var role : values()) {
      if (role.code().equals(code)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
