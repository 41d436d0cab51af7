package io.bedloe.commerce.orders;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Returns the orders that a caller may see, as a condition on rows of {@code orders} under the
 * alias {@code o}. Lists use the same rules. A condition that is null for a row does not show it.
 */
@Dependent
public class OrderVisibility {

  private final Guard guard;
  private final VisibleOrders visible;

  @Inject
  public OrderVisibility(Guard guard, VisibleOrders visible) {
    this.guard = guard;
    this.visible = visible;
  }

  /** Returns the condition for orders that the caller can read. */
  public Condition readable(Caller caller) {
    if (caller.equals(Caller.SYSTEM)) {
      return Condition.of("TRUE");
    }
    if (!guard.allows(caller, Permission.ORDERS_READ)) {
      return Condition.of("FALSE");
    }
    return visible.ofRolesAndPolicies(caller).grouped();
  }
}
