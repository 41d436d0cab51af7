package io.bedloe.commerce.customers;

import io.bedloe.commerce.customers.data.CustomerRows;
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
 * Creates and changes many customers in few statements, for features that import whole files. It
 * locks references as single writes do, and writes the audit trail. Everything happens in the
 * caller's transaction.
 */
@ApplicationScoped
public class CustomerBatch {

  private final VersionedBatch<CustomerId, CustomerRow, CustomerRow, CustomerView> batch;
  private final CustomerVisibility visibility;

  @Inject
  public CustomerBatch(
      CustomerRows rows,
      CustomerDirectory directory,
      CustomerVisibility visibility,
      AuditTrail trail) {
    var customers = new Kind<>("customer", "customers", directory::views, CustomerView::id);
    this.batch = new VersionedBatch<>(customers, rows, trail);
    this.visibility = visibility;
  }

  /** Determines which customers the caller may change: those that the caller may read. */
  public Access accessOf(Caller caller) {
    return batch.accessOf(caller, visibility.readable(caller));
  }

  /**
   * Creates and changes customers, all of them or none.
   *
   * @param changes the changes, each identified by its external reference
   * @throws BatchConflict when the reference of a new customer is taken, or when a customer to
   *     change is deleted or hidden from the caller
   */
  @Transactional(TxType.MANDATORY)
  public void write(Access access, List<CustomerRow> created, List<CustomerRow> changes) {
    batch.write(access, created, changes);
  }

  /**
   * Creates customers, without those whose reference another transaction has taken in the meantime.
   *
   * @return the number of created customers
   */
  @Transactional(TxType.MANDATORY)
  public int createMissing(Caller actor, List<CustomerRow> missing) {
    return batch.createMissing(actor, missing);
  }
}
