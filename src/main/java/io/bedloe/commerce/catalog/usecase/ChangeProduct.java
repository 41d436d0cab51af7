package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.Products;
import io.bedloe.commerce.catalog.model.Product;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.Guard;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes, archives, restores and deletes products. */
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
   * Changes the members of a product.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<ProductView> change(
      ProductId id, Version seen, Caller caller, UnaryOperator<ProductInput> change) {
    var product = existing(id);
    // The current state is authorised with the wanted one, since policies may ask for the new price
    var target = target(id, seen, caller, before -> {});
    return VersionedWrite.apply(target, before -> change.apply(ProductInput.of(before)))
        .authoriseAfter(
            (before, input) -> {
              mustAllow(caller, ProtectedProducts.changing(before, input));
              mustAllow(caller, ProtectedProducts.changed(before, input));
            })
        .unchangedIf((before, input) -> input.equalsState(before))
        .check((before, input) -> names.mustBeFree(input, id))
        .save(
            trail,
            "product.changed",
            (before, input) -> {
              product.describe(input.toDescription(), clock.instant());
              return save(product);
            });
  }

  @Transactional
  public void remove(ProductId id, Version seen, Caller caller) {
    var product = existing(id);
    VersionedWrite.act(removable(id, seen, caller))
        .check((before, wanted) -> unused.mustContain(id))
        .remove(
            trail,
            "product.removed",
            before -> {
              product.remove(clock.instant());
              products.update(product);
            });
  }

  /**
   * Archives a product; one that is archived already stays as it is.
   *
   * @param seen the version that the caller read; null when the request names none
   */
  @Transactional
  public Versioned<ProductView> archive(ProductId id, @Nullable Version seen, Caller caller) {
    var product = existing(id);
    return VersionedWrite.act(removable(id, seen, caller))
        .unchangedIf((before, wanted) -> product.isArchived())
        .save(
            trail,
            "product.archived",
            (before, wanted) -> {
              product.archive(clock.instant());
              return save(product);
            });
  }

  /** Restores an archived product; one that is not archived stays as it is. */
  @Transactional
  public Versioned<ProductView> restore(ProductId id, @Nullable Version seen, Caller caller) {
    var product = existing(id);
    return VersionedWrite.act(removable(id, seen, caller))
        .unchangedIf((before, wanted) -> !product.isArchived())
        .save(
            trail,
            "product.restored",
            (before, wanted) -> {
              product.restore(clock.instant());
              return save(product);
            });
  }

  private Target<ProductView> removable(ProductId id, @Nullable Version seen, Caller caller) {
    return target(
        id, seen, caller, before -> mustAllow(caller, ProtectedProducts.removing(before)));
  }

  private Target<ProductView> target(
      ProductId id, @Nullable Version seen, Caller caller, Consumer<ProductView> authorise) {
    return new Target<>(Subject.of("product", id), read.byId(id, caller), seen, authorise);
  }

  private void mustAllow(Caller caller, ProtectedResource product) {
    guard.mustAllow(caller, Permission.CATALOG_WRITE, product);
  }

  private Versioned<ProductView> save(Product product) {
    products.update(product);
    return read.reload(product.id());
  }

  /** Read before its view: if somebody changes it in between, the update finds another version. */
  private Product existing(ProductId id) {
    return products
        .byId(id.value())
        .filter(found -> !found.isRemoved())
        .orElseThrow(() -> ReadProduct.notFound(id));
  }
}
