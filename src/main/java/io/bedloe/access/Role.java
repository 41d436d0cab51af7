package io.bedloe.access;

import io.bedloe.kernel.Permission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The built-in roles; each holds what the one below it does, and more. */
public enum Role {
  /** Reads the catalogue and works with the orders of the linked customer. */
  USER(
      EnumSet.of(
          Permission.CATALOG_READ,
          Permission.STOCK_READ,
          Permission.CUSTOMERS_READ,
          Permission.ORDERS_READ,
          Permission.ORDERS_WRITE)),
  /** Runs the catalogue, stock, customers and orders. */
  MANAGER(EnumSet.allOf(Permission.class)),
  /** May do everything. */
  ADMIN(EnumSet.allOf(Permission.class));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
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
