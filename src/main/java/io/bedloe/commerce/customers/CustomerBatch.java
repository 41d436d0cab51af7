package io.bedloe.commerce.customers;

import io.bedloe.commerce.customers.data.CustomerRows;
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
 * Creates and changes many customers in few statements, for features that import whole files. It
 * locks references as single writes do, and writes the audit trail. Everything happens in the
 * caller's transaction.
 */
@ApplicationScoped
public class CustomerBatch {

  private static final String SUBJECT = "customer";

  private final CustomerRows rows;
  private final CustomerDirectory directory;
  private final CustomerVisibility visibility;
  private final AuditTrail trail;

  @Inject
  public CustomerBatch(
      CustomerRows rows,
      CustomerDirectory directory,
      CustomerVisibility visibility,
      AuditTrail trail) {
    this.rows = rows;
    this.directory = directory;
    this.visibility = visibility;
    this.trail = trail;
  }

  /**
   * The caller who writes, and the customers that this caller may change; shared by many batches.
   */
  public static final class Access {

    private final Caller actor;
    private final Condition changeable;

    private Access(Caller actor, Condition changeable) {
      this.actor = actor;
      this.changeable = changeable;
    }
  }

  /** Determines which customers the caller may change: those that the caller may read. */
  public Access accessOf(Caller caller) {
    return new Access(caller, visibility.readable(caller));
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
    rows.lockReferences(created, changes);
    var changed = rows.lock(changes);
    var before = views(changed);
    BatchConflict.mustBeAll("customers", created.size(), rows.insert(created).size());
    BatchConflict.mustBeAll("customers", changes.size(), rows.update(changes, access.changeable));
    var createdIds = created.stream().map(CustomerRow::id).toList();
    var all = new ArrayList<>(createdIds);
    all.addAll(changed);
    var after = views(all);
    recordCreated(access.actor, createdIds, after);
    trail.recordAll(
        access.actor,
        "customer.changed",
        SUBJECT,
        changed.stream().map(id -> new Change(id, before.get(id), after.get(id))).toList());
  }

  /**
   * Creates customers, without those whose reference another transaction has taken in the meantime.
   *
   * @return the number of created customers
   */
  @Transactional(TxType.MANDATORY)
  public int createMissing(Caller actor, List<CustomerRow> missing) {
    rows.lockReferences(missing, List.of());
    var created = rows.insert(missing);
    recordCreated(actor, created, views(created));
    return created.size();
  }

  private void recordCreated(Caller actor, List<UUID> created, Map<UUID, CustomerView> after) {
    trail.recordAll(
        actor,
        "customer.created",
        SUBJECT,
        created.stream().map(id -> new Change(id, null, after.get(id))).toList());
  }

  private Map<UUID, CustomerView> views(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : directory.views(ids).stream()
            .collect(Collectors.toMap(CustomerView::id, Function.identity()));
  }
}
