package io.bedloe.commerce.customers;

import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;

/**
 * Returns the customers that a caller may see, as conditions on rows of {@code customers} under the
 * alias {@code c}. Single reads and lists use the same rules. A condition that is null for a row
 * does not show it.
 */
@ApplicationScoped
public class CustomerVisibility {

  private static final Condition EVERY = Condition.of("TRUE");
  private static final Condition NONE = Condition.of("FALSE");

  private final Guard guard;
  private final RowLimits limits;

  @Inject
  public CustomerVisibility(Guard guard, RowLimits limits) {
    this.guard = guard;
    this.limits = limits;
  }

  /**
   * Returns the condition for customers that the caller can read: the one of their own account or
   * all, within policies.
   */
  public Condition readable(Caller caller) {
    if (caller.equals(Caller.SYSTEM)) {
      return EVERY;
    }
    if (!guard.allows(caller, Permission.CUSTOMERS_READ)) {
      return NONE;
    }
    var conditions = new ArrayList<>(limits.conditions(CustomerListing.LISTING));
    conditions.add(CustomerListing.visibleTo(caller));
    return Condition.all(conditions).grouped();
  }

  /**
   * Returns the condition for customers that the caller may name in an order: the one of their own
   * account, or every one with orders:all.
   */
  public Condition orderable(Caller caller) {
    if (caller.equals(Caller.SYSTEM)) {
      return EVERY;
    }
    var conditions = new ArrayList<>(limits.conditions(CustomerListing.LISTING));
    if (!caller.may(Permission.ORDERS_ALL)) {
      conditions.add(Condition.of("c.account_id = ?", caller.id()));
    }
    return Condition.all(conditions).grouped();
  }
}
