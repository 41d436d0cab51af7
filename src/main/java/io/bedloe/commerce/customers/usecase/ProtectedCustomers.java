package io.bedloe.commerce.customers.usecase;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The attributes of customers that policies can read. */
@ApplicationScoped
public class ProtectedCustomers implements ProtectedResources {

  private static final String TYPE = "customer";

  private static final Map<String, AttributeType> ATTRIBUTES =
      Map.of(
          "externalReference", AttributeType.TEXT,
          "name", AttributeType.TEXT,
          "country", AttributeType.TEXT,
          "accountId", AttributeType.TEXT);

  private final Sql sql;

  @Inject
  public ProtectedCustomers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<ProtectedAction> actions() {
    return List.of(
        new ProtectedAction(Permission.CUSTOMERS_READ, TYPE, ATTRIBUTES, CustomerListing.LISTING),
        new ProtectedAction(Permission.CUSTOMERS_WRITE, TYPE, ATTRIBUTES, null));
  }

  @Override
  public Optional<ProtectedResource> find(UUID id) {
    return sql.one(
        CustomerListing.BY_ID + "TRUE", row -> seen(CustomerListing.versioned(row).value()), id);
  }

  static ProtectedResource seen(CustomerView customer) {
    return seen(customer.id(), CustomerInput.of(customer));
  }

  /** Returns a customer with the values of an input. */
  static ProtectedResource seen(CustomerId id, CustomerInput customer) {
    return new ProtectedResource(TYPE, id.toString(), Map.of("name", customer.name()))
        .with("externalReference", customer.externalReference())
        .with("country", customer.country())
        .with("accountId", customer.accountId());
  }
}
