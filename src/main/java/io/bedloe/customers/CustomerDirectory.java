package io.bedloe.customers;

import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The customers for other features. */
@ApplicationScoped
public class CustomerDirectory {

  private static final String LIVING =
      "SELECT id, name, country FROM customers WHERE deleted_at IS NULL AND ";

  private final Sql sql;

  @Inject
  public CustomerDirectory(Sql sql) {
    this.sql = sql;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected CustomerDirectory() {
    this.sql = null;
  }

  /** The customer of an id, unless it is unknown or removed. */
  public Optional<CustomerRef> find(UUID id) {
    return sql.one(LIVING + "id = ?", CustomerDirectory::ref, id);
  }

  /** The customer that an account is linked to; there is one at most. */
  public Optional<CustomerRef> linkedTo(UUID accountId) {
    return sql.one(LIVING + "account_id = ?", CustomerDirectory::ref, accountId);
  }

  private static CustomerRef ref(Row row) {
    return new CustomerRef(row.uuid("id"), row.text("name"), row.textOrNull("country"));
  }
}
