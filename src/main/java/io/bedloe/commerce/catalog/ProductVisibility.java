package io.bedloe.commerce.catalog;

import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Returns the products that a caller may see, as conditions on rows of {@code products} under the
 * alias {@code p}. Single reads and lists use the same rules. A condition that is null for a row
 * does not show it.
 */
@ApplicationScoped
public class ProductVisibility {

  private static final Condition EVERY = Condition.of("TRUE");
  private static final Condition NONE = Condition.of("FALSE");

  private final Guard guard;
  private final RowLimits limits;

  @Inject
  public ProductVisibility(Guard guard, RowLimits limits) {
    this.guard = guard;
    this.limits = limits;
  }

  /** Returns the condition for products that the caller can read. */
  public Condition readable(Caller caller) {
    return caller.equals(Caller.SYSTEM) || guard.allows(caller, Permission.CATALOG_READ)
        ? orderable(caller)
        : NONE;
  }

  /**
   * Returns the condition for products that no policy hides from the caller, who may order them and
   * receive stock.
   */
  public Condition orderable(Caller caller) {
    return caller.equals(Caller.SYSTEM)
        ? EVERY
        : Condition.all(limits.conditions(ProductListing.LISTING)).grouped();
  }
}
