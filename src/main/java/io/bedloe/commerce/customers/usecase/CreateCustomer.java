package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.Customers;
import io.bedloe.commerce.customers.model.Customer;
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

/** Creates a customer. */
@Dependent
public class CreateCustomer {

  private final Customers customers;
  private final CustomerClaims claims;
  private final ReadCustomer read;
  private final Guard guard;
  private final Ids ids;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public CreateCustomer(
      Customers customers,
      CustomerClaims claims,
      ReadCustomer read,
      Guard guard,
      Ids ids,
      Clock clock,
      AuditTrail trail) {
    this.customers = customers;
    this.claims = claims;
    this.read = read;
    this.guard = guard;
    this.ids = ids;
    this.clock = clock;
    this.trail = trail;
  }

  @Transactional
  public Versioned<CustomerView> create(CustomerInput input, Caller caller) {
    var id = new CustomerId(ids.next());
    guard.mustAllow(caller, Permission.CUSTOMERS_WRITE, ProtectedCustomers.seen(id, input));
    claims.mustHold(input, id, null, caller);
    customers.add(Customer.create(id, input.toDescription(), clock.instant()));
    var created = read.reload(id);
    trail.record("customer.created", Subject.of("customer", id), null, created.value());
    return created;
  }
}
