package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.Products;
import io.bedloe.commerce.catalog.model.Product;
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
import org.jspecify.annotations.Nullable;

/** Changes a product, archives or restores it, or deletes it. */
@Dependent
public class ChangeProduct {

  private final Products products;
  private final UniqueNames names;
  private final UnusedProducts unused;
  private final ReadProduct read;
  private final Guard guard;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public ChangeProduct(
      Products products,
      UniqueNames names,
      UnusedProducts unused,
      ReadProduct read,
      Guard guard,
      Clock clock,
      AuditTrail trail) {
    this.products = products;
    this.names = names;
    this.unused = unused;
    this.read = read;
    this.guard = guard;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * Replaces the values of a product.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<ProductView> change(
      UUID id, Version seen, Caller caller, UnaryOperator<ProductInput> change) {
    var product = living(id, seen);
    var before = read.byId(id, caller).value();
    var input = change.apply(ProductInput.of(before));
    // The policies check the product before and after the change, because nobody may turn a product
    // into one that they may not create.
    guard.mustAllow(caller, Permission.CATALOG_WRITE, ProtectedProducts.changing(before, input));
    guard.mustAllow(caller, Permission.CATALOG_WRITE, ProtectedProducts.changed(before, input));
    if (input.equalsState(before)) {
      return read.reload(id);
    }
    names.mustBeFree(input, id);
    product.describe(input.toDescription(), clock.instant());
    products.update(product);
    var after = read.reload(id);
    trail.record("product.changed", Subject.of("product", id), before, after.value());
    return after;
  }

  @Transactional
  public void remove(UUID id, Version seen, Caller caller) {
    var product = living(id, seen);
    var before = read.byId(id, caller).value();
    guard.mustAllow(caller, Permission.CATALOG_WRITE, ProtectedProducts.removing(before));
    unused.mustContain(id);
    product.remove(clock.instant());
    products.update(product);
    trail.record("product.removed", Subject.of("product", id), before, null);
  }

  /**
   * Archives a product; one that is archived already stays as it is.
   *
   * @param seen the version that the caller read; null when the request names none
   */
  @Transactional
  public Versioned<ProductView> archive(UUID id, @Nullable Version seen, Caller caller) {
    return setArchived(id, seen, caller, "product.archived", true);
  }

  /** Restores an archived product; one that is not archived stays as it is. */
  @Transactional
  public Versioned<ProductView> restore(UUID id, @Nullable Version seen, Caller caller) {
    return setArchived(id, seen, caller, "product.restored", false);
  }

  private Versioned<ProductView> setArchived(
      UUID id, @Nullable Version seen, Caller caller, String event, boolean archived) {
    var product = living(id, seen);
    var before = read.byId(id, caller);
    guard.mustAllow(caller, Permission.CATALOG_WRITE, ProtectedProducts.removing(before.value()));
    if (product.isArchived() == archived) {
      return before;
    }
    if (archived) {
      product.archive(clock.instant());
    } else {
      product.restore(clock.instant());
    }
    products.update(product);
    var after = read.reload(id);
    trail.record(event, Subject.of("product", id), before.value(), after.value());
    return after;
  }

  private Product living(UUID id, @Nullable Version seen) {
    var product =
        products
            .byId(id)
            .filter(found -> !found.isRemoved())
            .orElseThrow(() -> ReadProduct.notFound(id));
    if (seen != null) {
      seen.mustBe(product.version());
    }
    return product;
  }
}
