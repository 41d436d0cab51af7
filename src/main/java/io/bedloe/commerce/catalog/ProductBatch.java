package io.bedloe.commerce.catalog;

import io.bedloe.commerce.catalog.data.ProductRows;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.versions.VersionedBatch;
import io.bedloe.platform.versions.VersionedBatch.Access;
import io.bedloe.platform.versions.VersionedBatch.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Creates and changes many products in few statements, for features that import whole files. It
 * locks SKUs and references as single writes do, and writes the audit trail. Everything happens in
 * the caller's transaction.
 */
@ApplicationScoped
public class ProductBatch {

  private final VersionedBatch<ProductId, NewProduct, ProductChange, ProductView> batch;
  private final ProductVisibility visibility;

  @Inject
  public ProductBatch(
      ProductRows rows, Catalog catalog, ProductVisibility visibility, AuditTrail trail) {
    var products = new Kind<>("product", "products", catalog::views, ProductView::id);
    this.batch = new VersionedBatch<>(products, rows, trail);
    this.visibility = visibility;
  }

  /** Determines which products the caller may change: those that the caller may read. */
  public Access accessOf(Caller caller) {
    return batch.accessOf(caller, visibility.readable(caller));
  }

  /**
   * Creates and changes products, all of them or none.
   *
   * @throws BatchConflict when a SKU or reference of a new product is taken, or when a product to
   *     change is deleted or hidden from the caller, or its new reference is taken
   */
  @Transactional(TxType.MANDATORY)
  public void write(Access access, List<NewProduct> created, List<ProductChange> changes) {
    batch.write(access, created, changes);
  }

  /**
   * Creates products, without those whose SKU another transaction has taken in the meantime.
   *
   * @return the number of created products
   */
  @Transactional(TxType.MANDATORY)
  public int createMissing(Caller actor, List<NewProduct> missing) {
    return batch.createMissing(actor, missing);
  }
}
