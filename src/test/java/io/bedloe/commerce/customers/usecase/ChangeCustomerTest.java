package io.bedloe.commerce.customers.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRule;
import io.bedloe.commerce.customers.CustomerUsage;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.commerce.customers.data.CustomerRows;
import io.bedloe.commerce.customers.data.Customers;
import io.bedloe.commerce.customers.model.Customer;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.UniqueValues;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeCustomerTest {

  private static final CustomerId ID = new CustomerId(new UUID(0, 1));
  private static final AccountId ACCOUNT = new AccountId(new UUID(0, 5));
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Version CURRENT = new Version(false, Set.of(3L));
  private static final Version OLD = new Version(false, Set.of(2L));
  private static final Caller CLERK =
      new Caller(
          new AccountId(new UUID(0, 2)),
          "clerk",
          Set.of(),
          Set.of(
              Permission.CUSTOMERS_READ,
              Permission.CUSTOMERS_ALL,
              Permission.CUSTOMERS_WRITE,
              Permission.ORDERS_ALL));

  private final StoredCustomers customers = new StoredCustomers();
  private final FakeSql sql = new FakeSql();
  private final FakeDecisions decisions = new FakeDecisions();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final List<String> reasonsToKeep = new ArrayList<>();
  private final ChangeCustomer change = change();

  /** One customer in memory, with a note of each time that it was updated. */
  private static final class StoredCustomers implements Customers {

    private final Customer one = Customer.create(ID, input("Jane", null).toDescription(), NOW);
    private int updates;

    @Override
    public Optional<Customer> byId(UUID id) {
      return id.equals(ID.value()) ? Optional.of(one) : Optional.empty();
    }

    @Override
    public void add(Customer customer) {
      throw new UnsupportedOperationException("a change adds no customer");
    }

    @Override
    public void update(Customer customer) {
      updates++;
    }
  }

  private ChangeCustomer change() {
    var guard = decisions.guard();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    CustomerUsage usage = id -> reasonsToKeep.stream().findFirst();
    var accounts = new Accounts(new Users(sql, () -> new UUID(0, 4), clock));
    return new ChangeCustomer(
        customers,
        new CustomerClaims(
            new UniqueValues(sql),
            accounts,
            new AccountLinks(),
            new CustomerDirectory(sql, new FakeLimits())),
        new UnusedCustomers(new CustomerRows(sql, clock), FakeInstance.of(usage)),
        new ReadCustomer(sql, guard),
        guard,
        clock,
        trail);
  }

  private static CustomerInput input(String name, @Nullable AccountId account) {
    return new CustomerInput("C1", name, null, "GB", null, account);
  }

  @BeforeEach
  void oneCustomer() {
    var view = new CustomerView(ID, "C1", "Jane", null, "GB", null, null, NOW, NOW, null);
    sql.answer(CustomerListing.BY_ID, id -> List.of(new Versioned<>(view, 3)));
  }

  private void change(Version seen, CustomerInput input) {
    change.change(ID, seen, CLERK, current -> input);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    assertRefused(rule, write);
    assertThat(customers.updates).isZero();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aChangeIsSavedAndAudited() {
    change(CURRENT, input("Joan", null));
    assertThat(customers.updates).isOne();
    assertThat(trail.actions()).containsExactly("customer.changed");
  }

  @Test
  void anOldVersionIsRefused() {
    refused(RequestRule.STALE_VERSION, () -> change(OLD, input("Joan", null)));
    refused(RequestRule.STALE_VERSION, () -> change.remove(ID, OLD, CLERK));
    refused(RequestRule.STALE_VERSION, () -> change.archive(ID, OLD, CLERK));
    refused(RequestRule.STALE_VERSION, () -> change.restore(ID, OLD, CLERK));
  }

  @Test
  void theVersionOfACustomerThatTheCallerMayNotReadIsNotCompared() {
    decisions.deny(Permission.CUSTOMERS_READ, customer -> true);
    refused(AccessRule.FORBIDDEN, () -> change(OLD, input("Joan", null)));
    refused(AccessRule.FORBIDDEN, () -> change.remove(ID, OLD, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.archive(ID, OLD, CLERK));
  }

  @Test
  void aCustomerThatDoesNotExistIsNotFound() {
    refused(
        CustomerRule.CUSTOMER_NOT_FOUND,
        () -> change.change(new CustomerId(new UUID(0, 9)), CURRENT, CLERK, current -> current));
  }

  @Test
  void theCurrentCustomerAndTheNewOneHaveToBeAllowed() {
    decisions.deny(
        Permission.CUSTOMERS_WRITE, customer -> "Joan".equals(customer.attributes().get("name")));
    refused(AccessRule.FORBIDDEN, () -> change(CURRENT, input("Joan", null)));
    decisions.deny(
        Permission.CUSTOMERS_WRITE, customer -> "Jane".equals(customer.attributes().get("name")));
    refused(AccessRule.FORBIDDEN, () -> change(CURRENT, input("Jill", null)));
    refused(AccessRule.FORBIDDEN, () -> change.archive(ID, CURRENT, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.restore(ID, CURRENT, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.remove(ID, CURRENT, CLERK));
  }

  @Test
  void aCustomerThatStaysAsItIsIsNeitherSavedNorAudited() {
    change(CURRENT, input("Jane", null));
    assertThat(customers.updates).isZero();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void anExternalReferenceOfAnotherCustomerIsRefused() {
    sql.answer(
        "WHERE external_reference = ?", reference -> List.of(new CustomerId(new UUID(0, 8))));
    refused(CustomerRule.CUSTOMER_REFERENCE_TAKEN, () -> change(CURRENT, input("Joan", null)));
  }

  @Test
  void anAccountThatDoesNotExistIsRefused() {
    refused(CustomerRule.UNKNOWN_ACCOUNT, () -> change(CURRENT, input("Jane", ACCOUNT)));
  }

  @Test
  void anAccountOfAnotherCustomerIsRefused() {
    sql.answer("FROM users", id -> List.of(ACCOUNT));
    sql.answer("WHERE account_id = ?", account -> List.of(new CustomerId(new UUID(0, 8))));
    refused(CustomerRule.ACCOUNT_ALREADY_LINKED, () -> change(CURRENT, input("Jane", ACCOUNT)));
  }

  @Test
  void anAccountThatIsFreeIsLinked() {
    sql.answer("FROM users", id -> List.of(ACCOUNT));
    change(CURRENT, input("Jane", ACCOUNT));
    assertThat(trail.actions()).containsExactly("customer.changed");
    assertThat(sql.locks()).anyMatch(name -> name.contains(ACCOUNT.toString()));
  }

  @Test
  void aCustomerThatIsInUseIsNotDeleted() {
    reasonsToKeep.add("It has open orders.");
    refused(CustomerRule.CUSTOMER_IN_USE, () -> change.remove(ID, CURRENT, CLERK));
  }

  @Test
  void archivingRestoringAndDeletingAreAuditedByTheirNames() {
    change.restore(ID, null, CLERK);
    change.archive(ID, null, CLERK);
    change.archive(ID, CURRENT, CLERK);
    change.restore(ID, CURRENT, CLERK);
    change.remove(ID, CURRENT, CLERK);
    assertThat(trail.actions())
        .containsExactly("customer.archived", "customer.restored", "customer.removed");
    assertThat(customers.one.isRemoved()).isTrue();
  }
}
