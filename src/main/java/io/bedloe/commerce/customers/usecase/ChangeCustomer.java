package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.Customers;
import io.bedloe.commerce.customers.model.Customer;
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

/** Changes a customer, archives or restores it, or deletes it. */
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
   * Replaces the values of a customer.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<CustomerView> change(
      UUID id, Version seen, Caller caller, UnaryOperator<CustomerInput> change) {
    var current = changeable(id, caller).value();
    var customer = living(id, seen);
    var input = change.apply(CustomerInput.of(current));
    // The policies check the customer before and after the change, because nobody may turn a
    // customer into one that they may not create.
    guard.mustAllow(caller, Permission.CUSTOMERS_WRITE, ProtectedCustomers.seen(id, input));
    if (input.equals(CustomerInput.of(current))) {
      return read.reload(id);
    }
    claims.mustHold(input, id, current.accountId(), caller);
    customer.describe(input.toDescription(), clock.instant());
    customers.update(customer);
    var after = read.reload(id);
    trail.record("customer.changed", Subject.of("customer", id), current, after.value());
    return after;
  }

  @Transactional
  public void remove(UUID id, Version seen, Caller caller) {
    var before = changeable(id, caller).value();
    var customer = living(id, seen);
    unused.mustContain(id);
    customer.remove(clock.instant());
    customers.update(customer);
    trail.record("customer.removed", Subject.of("customer", id), before, null);
  }

  /**
   * Archives a customer; one that is archived already stays as it is.
   *
   * @param seen the version that the caller read; null when the request names none
   */
  @Transactional
  public Versioned<CustomerView> archive(UUID id, @Nullable Version seen, Caller caller) {
    return setArchived(id, seen, caller, "customer.archived", true);
  }

  /** Restores an archived customer; one that is not archived stays as it is. */
  @Transactional
  public Versioned<CustomerView> restore(UUID id, @Nullable Version seen, Caller caller) {
    return setArchived(id, seen, caller, "customer.restored", false);
  }

  private Versioned<CustomerView> setArchived(
      UUID id, @Nullable Version seen, Caller caller, String event, boolean archived) {
    var before = changeable(id, caller);
    var customer = living(id, seen);
    if (customer.isArchived() == archived) {
      return before;
    }
    if (archived) {
      customer.archive(clock.instant());
    } else {
      customer.restore(clock.instant());
    }
    customers.update(customer);
    var after = read.reload(id);
    trail.record(event, Subject.of("customer", id), before.value(), after.value());
    return after;
  }

  /** Returns a customer that the caller may read and change. */
  private Versioned<CustomerView> changeable(UUID id, Caller caller) {
    var customer = read.byId(id, caller);
    guard.mustAllow(caller, Permission.CUSTOMERS_WRITE, ProtectedCustomers.seen(customer.value()));
    return customer;
  }

  private Customer living(UUID id, @Nullable Version seen) {
    var customer =
        customers
            .byId(id)
            .filter(found -> !found.isRemoved())
            .orElseThrow(() -> ReadCustomer.notFound(id));
    if (seen != null) {
      seen.mustBe(customer.version());
    }
    return customer;
  }
}
