package io.bedloe.catalog.usecase;

import io.bedloe.catalog.ProductView;
import io.bedloe.catalog.data.Products;
import io.bedloe.catalog.model.Product;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.http.Version;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Changes what is said of a product, or takes it out of the catalogue. */
@Dependent
public class ChangeProduct {

  private final Products products;
  private final UniqueNames names;
  private final ReadProduct read;
  private final Guard guard;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public ChangeProduct(
      Products products,
      UniqueNames names,
      ReadProduct read,
      Guard guard,
      Clock clock,
      AuditTrail trail) {
    this.products = products;
    this.names = names;
    this.read = read;
    this.guard = guard;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * Says anew what a product is.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input of the current one
   */
  @Transactional
  public Versioned<ProductView> to(
      UUID id, Version seen, Caller caller, UnaryOperator<ProductInput> change) {
    var product = living(id, seen);
    var before = read.byId(id, caller).value();
    var input = change.apply(ProductInput.of(before));
    // As it is, and as it shall be: nobody makes of a product what they may not create
    guard.mustAllow(caller, Permission.CATALOG_WRITE, GuardedProducts.changing(before, input));
    guard.mustAllow(caller, Permission.CATALOG_WRITE, GuardedProducts.changed(before, input));
    names.mustBeFree(input, id);
    product.describe(input.toDescription(), clock.instant());
    products.update(product);
    var after = read.written(id);
    trail.record("product.changed", Subject.of("product", id), before, after.value());
    return after;
  }

  @Transactional
  public void remove(UUID id, Version seen, Caller caller) {
    var product = living(id, seen);
    var before = read.byId(id, caller).value();
    guard.mustAllow(caller, Permission.CATALOG_WRITE, GuardedProducts.removing(before));
    product.remove(clock.instant());
    products.update(product);
    trail.record("product.removed", Subject.of("product", id), before, null);
  }

  private Product living(UUID id, Version seen) {
    var product =
        products
            .byId(id)
            .filter(found -> !found.isRemoved())
            .orElseThrow(() -> ReadProduct.notFound(id));
    seen.mustBe(product.version());
    return product;
  }
}
