package io.bedloe.commerce.catalog.usecase;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.Products;
import io.bedloe.commerce.catalog.model.Product;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Creates a product. */
@Dependent
public class CreateProduct {

  private final Products products;
  private final UniqueNames names;
  private final ReadProduct read;
  private final Guard guard;
  private final Ids ids;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public CreateProduct(
      Products products,
      UniqueNames names,
      ReadProduct read,
      Guard guard,
      Ids ids,
      Clock clock,
      AuditTrail trail) {
    this.products = products;
    this.names = names;
    this.read = read;
    this.guard = guard;
    this.ids = ids;
    this.clock = clock;
    this.trail = trail;
  }

  @Transactional
  public Versioned<ProductView> create(ProductInput input, Caller caller) {
    var id = new ProductId(ids.next());
    guard.mustAllow(caller, Permission.CATALOG_WRITE, ProtectedProducts.creating(id, input));
    names.mustBeFree(input, id);
    products.add(Product.create(id, input.toDescription(), clock.instant()));
    var created = read.reload(id);
    trail.record("product.created", Subject.of("product", id), null, created.value());
    return created;
  }
}
