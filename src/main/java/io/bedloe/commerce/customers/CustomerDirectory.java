package io.bedloe.commerce.customers;

import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customers for other features. */
@ApplicationScoped
public class CustomerDirectory {

  /** The lock on a customer's row while an order is placed for it; it ends with the transaction. */
  public enum RowLock {
    /**
     * Prevents deletion of the customer. Several orders of one customer can be placed at the same
     * time.
     */
    KEEP("FOR KEY SHARE OF c"),
    /** Prevents deletion of the customer and makes other orders that take the same lock wait. */
    ONE_BY_ONE("FOR NO KEY UPDATE OF c");

    private final String clause;

    RowLock(String clause) {
      this.clause = clause;
    }
  }

  private final Sql sql;
  private final RowLimits limits;

  @Inject
  public CustomerDirectory(Sql sql, RowLimits limits) {
    this.sql = sql;
    this.limits = limits;
  }

  /**
   * Returns the customers of these ids that are not removed, as the API shows them, in no order.
   */
  public List<CustomerView> views(Collection<CustomerId> ids) {
    return sql.list(
        CustomerListing.BY_IDS,
        row -> CustomerListing.versioned(row).value(),
        (Object) ids.toArray(CustomerId[]::new));
  }

  /** Returns the customer that an account is linked to, if there is one. */
  public Optional<CustomerRef> linkedTo(AccountId accountId) {
    return sql.one(CustomerListing.LIVING + "c.account_id = ?", CustomerDirectory::ref, accountId);
  }

  /** Returns the customer that an account is linked to, locked while an order is placed for it. */
  public Optional<CustomerRef> buyerLinkedTo(AccountId accountId, RowLock lock) {
    return sql.one(
        CustomerListing.LIVING + "c.account_id = ? " + lock.clause,
        CustomerDirectory::ref,
        accountId);
  }

  /**
   * Returns a customer, locked while an order is placed for it; empty when it is unknown or
   * deleted, or when policies hide it from the current caller.
   */
  public Optional<CustomerRef> buyer(CustomerId id, RowLock lock) {
    var visible = Condition.all(limits.conditionsOfParts(CustomerListing.LISTING));
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(id);
    parameters.addAll(visible.parameters());
    return sql.one(
        CustomerListing.LIVING + "c.id = ? AND " + visible.sql() + " " + lock.clause,
        CustomerDirectory::ref,
        parameters.toArray());
  }

  /**
   * Returns the conditions of policies on the customers of a statement, whose alias is {@code c};
   * empty when no policy limits them.
   */
  public Optional<Condition> visibleCustomers() {
    var conditions = limits.conditionsOfParts(CustomerListing.LISTING);
    return conditions.isEmpty() ? Optional.empty() : Optional.of(Condition.all(conditions));
  }

  /**
   * Returns those of the customers, deleted ones included, that policies hide from the current
   * caller.
   */
  public Set<CustomerId> hidden(Collection<CustomerId> customers) {
    var visible = visibleCustomers();
    if (visible.isEmpty() || customers.isEmpty()) {
      return Set.of();
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(customers.toArray(CustomerId[]::new));
    parameters.addAll(visible.get().parameters());
    var hidden = new HashSet<>(customers);
    hidden.removeAll(
        sql.list(
            CustomerListing.IDS_AMONG + visible.get().sql(),
            row -> row.id("id", CustomerId::new),
            parameters.toArray()));
    return hidden;
  }

  /** Returns whether a caller's roles allow it to read customers other than the linked one. */
  public static boolean mayReadAll(Caller caller) {
    return caller.may(Permission.CUSTOMERS_READ) && caller.may(Permission.CUSTOMERS_ALL);
  }

  private static CustomerRef ref(Row row) {
    return new CustomerRef(
        row.id("id", CustomerId::new),
        row.text("name"),
        row.textOrNull("email"),
        row.textOrNull("country"),
        Address.stored(
            row.textOrNull("address_lines"),
            row.textOrNull("address_city"),
            row.textOrNull("address_region"),
            row.textOrNull("address_postal_code")),
        row.flag("archived"));
  }
}
