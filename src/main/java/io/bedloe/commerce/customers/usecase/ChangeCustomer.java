package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.Customers;
import io.bedloe.commerce.customers.model.Customer;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes, archives, restores and deletes customers. */
@Dependent
public class ChangeCustomer {

  private final Customers customers;
  private final CustomerClaims claims;
  private final UnusedCustomers unused;
  private final ReadCustomer read;
  private final Guard guard;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public ChangeCustomer(
      Customers customers,
      CustomerClaims claims,
      UnusedCustomers unused,
      ReadCustomer read,
      Guard guard,
      Clock clock,
      AuditTrail trail) {
    this.customers = customers;
    this.claims = claims;
    this.unused = unused;
    this.read = read;
    this.guard = guard;
    this.clock = clock;
    this.trail = trail;
  }

  /**
   * Changes the members of a customer.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<CustomerView> change(
      CustomerId id, Version seen, Caller caller, UnaryOperator<CustomerInput> change) {
    var customer = existing(id);
    return VersionedWrite.apply(
            target(id, seen, caller), before -> change.apply(CustomerInput.of(before)))
        .authoriseAfter((before, input) -> mustAllow(caller, ProtectedCustomers.seen(id, input)))
        .unchangedIf((before, input) -> input.equals(CustomerInput.of(before)))
        .check((before, input) -> claims.mustHold(input, id, before.accountId(), caller))
        .save(
            trail,
            "customer.changed",
            (before, input) -> {
              customer.describe(input.toDescription(), clock.instant());
              return save(id, customer);
            });
  }

  @Transactional
  public void remove(CustomerId id, Version seen, Caller caller) {
    var customer = existing(id);
    VersionedWrite.act(target(id, seen, caller))
        .check((before, wanted) -> unused.mustContain(id))
        .remove(
            trail,
            "customer.removed",
            before -> {
              customer.remove(clock.instant());
              customers.update(customer);
            });
  }

  /**
   * Archives a customer; one that is archived already stays as it is.
   *
   * @param seen the version that the caller read; null when the request names none
   */
  @Transactional
  public Versioned<CustomerView> archive(CustomerId id, @Nullable Version seen, Caller caller) {
    var customer = existing(id);
    return VersionedWrite.act(target(id, seen, caller))
        .unchangedIf((before, wanted) -> customer.isArchived())
        .save(
            trail,
            "customer.archived",
            (before, wanted) -> {
              customer.archive(clock.instant());
              return save(id, customer);
            });
  }

  /** Restores an archived customer; one that is not archived stays as it is. */
  @Transactional
  public Versioned<CustomerView> restore(CustomerId id, @Nullable Version seen, Caller caller) {
    var customer = existing(id);
    return VersionedWrite.act(target(id, seen, caller))
        .unchangedIf((before, wanted) -> !customer.isArchived())
        .save(
            trail,
            "customer.restored",
            (before, wanted) -> {
              customer.restore(clock.instant());
              return save(id, customer);
            });
  }

  private Target<CustomerView> target(CustomerId id, @Nullable Version seen, Caller caller) {
    return new Target<>(
        Subject.of("customer", id),
        read.byId(id, caller),
        seen,
        before -> mustAllow(caller, ProtectedCustomers.seen(before)));
  }

  private void mustAllow(Caller caller, ProtectedResource customer) {
    guard.mustAllow(caller, Permission.CUSTOMERS_WRITE, customer);
  }

  private Versioned<CustomerView> save(CustomerId id, Customer customer) {
    customers.update(customer);
    return read.reload(id);
  }

  /** Read before its view: if somebody changes it in between, the update finds another version. */
  private Customer existing(CustomerId id) {
    return customers
        .byId(id.value())
        .filter(found -> !found.isRemoved())
        .orElseThrow(() -> ReadCustomer.notFound(id));
  }
}
