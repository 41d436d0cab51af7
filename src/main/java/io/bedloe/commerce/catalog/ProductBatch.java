package io.bedloe.commerce.catalog;

import io.bedloe.commerce.catalog.data.ProductRows;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Change;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.BatchConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Creates and changes many products in few statements, for features that import whole files. It
 * locks SKUs and references as single writes do, and writes the audit trail. Everything happens in
 * the caller's transaction.
 */
@ApplicationScoped
public class ProductBatch {

  private static final String SUBJECT = "product";

  private final ProductRows rows;
  private final Catalog catalog;
  private final ProductVisibility visibility;
  private final AuditTrail trail;

  @Inject
  public ProductBatch(
      ProductRows rows, Catalog catalog, ProductVisibility visibility, AuditTrail trail) {
    this.rows = rows;
    this.catalog = catalog;
    this.visibility = visibility;
    this.trail = trail;
  }

  /**
   * The caller who writes, and the products that this caller may change; shared by many batches.
   */
  public static final class Access {

    private final Caller actor;
    private final Condition changeable;

    private Access(Caller actor, Condition changeable) {
      this.actor = actor;
      this.changeable = changeable;
    }
  }

  /** Determines which products the caller may change: those that the caller may read. */
  public Access accessOf(Caller caller) {
    return new Access(caller, visibility.readable(caller));
  }

  /**
   * Creates and changes products, all of them or none.
   *
   * @throws BatchConflict when a SKU or reference of a new product is taken, or when a product to
   *     change is deleted or hidden from the caller, or its new reference is taken
   */
  @Transactional(TxType.MANDATORY)
  public void write(Access access, List<NewProduct> created, List<ProductChange> changes) {
    rows.lockNames(created, changes);
    var changed = rows.lock(changes);
    var before = views(changed);
    BatchConflict.mustBeAll("products", created.size(), rows.insert(created).size());
    BatchConflict.mustBeAll("products", changes.size(), rows.update(changes, access.changeable));
    var createdIds = created.stream().map(NewProduct::id).toList();
    var all = new ArrayList<>(createdIds);
    all.addAll(changed);
    var after = views(all);
    recordCreated(access.actor, createdIds, after);
    trail.recordAll(
        access.actor,
        "product.changed",
        SUBJECT,
        changed.stream().map(id -> new Change(id, before.get(id), after.get(id))).toList());
  }

  /**
   * Creates products, without those whose SKU another transaction has taken in the meantime.
   *
   * @return the number of created products
   */
  @Transactional(TxType.MANDATORY)
  public int createMissing(Caller actor, List<NewProduct> missing) {
    rows.lockNames(missing, List.of());
    var created = rows.insert(missing);
    recordCreated(actor, created, views(created));
    return created.size();
  }

  private void recordCreated(Caller actor, List<UUID> created, Map<UUID, ProductView> after) {
    trail.recordAll(
        actor,
        "product.created",
        SUBJECT,
        created.stream().map(id -> new Change(id, null, after.get(id))).toList());
  }

  private Map<UUID, ProductView> views(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : catalog.views(ids).stream()
            .collect(Collectors.toMap(ProductView::id, Function.identity()));
  }
}
