package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads, sets and removes the reorder points of products that the caller may see. */
@ApplicationScoped
class ChangeReorderPoint {

  private final ChangeStock stock;
  private final Ledger ledger;
  private final ReorderPoints points;
  private final AuditTrail trail;

  @Inject
  ChangeReorderPoint(ChangeStock stock, Ledger ledger, ReorderPoints points, AuditTrail trail) {
    this.stock = stock;
    this.ledger = ledger;
    this.points = points;
    this.trail = trail;
  }

  Versioned<ReorderPointView> read(ProductId productId) {
    stock.read(productId);
    return points.of(productId);
  }

  /**
   * Sets the reorder point. A low stock that was told stays told.
   *
   * @param seen the version that the caller read; null for any version
   */
  @Transactional
  Versioned<ReorderPointView> set(ProductId productId, @Nullable Version seen, long quantity) {
    stock.readKept(productId);
    // The events of stock are shown to callers who may see its row.
    ledger.open(List.of(productId));
    return save(productId, seen, "reorder-point.changed", quantity);
  }

  /**
   * Removes the reorder point.
   *
   * @param seen the version that the caller read; null for any version
   */
  @Transactional
  void remove(ProductId productId, @Nullable Version seen) {
    stock.readKept(productId);
    save(productId, seen, "reorder-point.removed", null);
  }

  private Versioned<ReorderPointView> save(
      ProductId productId, @Nullable Version seen, String action, @Nullable Long quantity) {
    var target =
        new Target<>(
            Subject.of("reorder-point", productId), points.lock(productId), seen, before -> {});
    return VersionedWrite.act(target)
        .unchangedIf((before, same) -> Objects.equals(before.quantity(), quantity))
        .save(
            trail,
            action,
            (before, same) -> {
              points.save(productId, quantity, quantity == null ? null : before.alertedAt());
              return points.of(productId);
            });
  }
}
