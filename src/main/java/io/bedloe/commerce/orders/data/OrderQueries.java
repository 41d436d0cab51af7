package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.orders.OrderSummary;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.UniqueValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries and locks of use cases that need less than whole orders. */
@ApplicationScoped
public class OrderQueries {

  /** Counting stops at the limit. */
  private static final String OPEN =
      "SELECT count(*) AS n FROM (SELECT FROM orders WHERE status = 'PLACED' AND %s LIMIT ?) AS o";

  /** Reads the first order of each currency from an index, instead of all orders. */
  private static final String ALL_CURRENCIES =
      """
      WITH RECURSIVE found AS (
        SELECT min(currency) AS currency FROM orders
        UNION ALL
        SELECT (SELECT min(o.currency) FROM orders o WHERE o.currency > f.currency)
        FROM found f WHERE f.currency IS NOT NULL)
      SELECT currency FROM found WHERE currency IS NOT NULL ORDER BY 1""";

  private final Sql sql;

  @Inject
  public OrderQueries(Sql sql) {
    this.sql = sql;
  }

  /** An order that already has an external reference. */
  public record Taken(OrderId id, String number) {}

  /** An unconfirmed order, and when it expires. */
  public record Due(OrderId id, Instant since) {}

  /** Whether the condition, about orders under the alias {@code o}, holds for an order. */
  public boolean matches(OrderId id, Condition condition) {
    return sql.one(
            "SELECT o.id FROM orders o WHERE o.id = ? AND " + condition.sql(),
            row -> row.id("id", OrderId::new),
            parameters(id, condition))
        .isPresent();
  }

  /** Locks an order, if the condition holds for it; waits for others that have locked it. */
  public Optional<OrderId> lock(OrderId id, Condition condition) {
    // The condition stands in the statement, so that nobody can hold up an order of somebody else
    return sql.one(
        "SELECT o.id FROM orders o WHERE o.id = ? AND %s FOR UPDATE".formatted(condition.sql()),
        row -> row.id("id", OrderId::new),
        parameters(id, condition));
  }

  /** Locks an unconfirmed order that has expired, unless another transaction has locked it. */
  public Optional<OrderId> lockDue(OrderId id, Instant now) {
    return sql.one(
        """
        SELECT id FROM orders WHERE id = ? AND status = 'PLACED' AND expires_at <= ?
        FOR UPDATE SKIP LOCKED""",
        row -> row.id("id", OrderId::new),
        id,
        now);
  }

  /** The next unconfirmed orders behind one that have expired. */
  public List<Due> due(Instant now, Due last, int most) {
    return sql.list(
        """
        SELECT id, expires_at FROM orders
        WHERE status = 'PLACED' AND expires_at <= ? AND (expires_at, id) > (?, ?)
        ORDER BY expires_at, id LIMIT ?""",
        row -> new Due(row.id("id", OrderId::new), row.instant("expires_at")),
        now,
        last.since(),
        last.id(),
        most);
  }

  /** An order as lists show it. */
  public Optional<OrderSummary> summary(OrderId id) {
    return sql.one(
        "SELECT %s FROM orders o WHERE o.id = ?".formatted(OrderListing.LISTING.select()),
        row -> OrderListing.LISTING.reading().apply(row),
        id);
  }

  /** How many orders of a customer are neither delivered nor cancelled. */
  public long openOf(CustomerId customerId) {
    return sql.single(
        """
        SELECT count(*) AS n FROM orders
        WHERE customer_id = ? AND status IN ('PLACED', 'CONFIRMED', 'SHIPPED')""",
        row -> row.number("n"),
        customerId);
  }

  /** Locks an external reference until the transaction ends. */
  public void lockReference(String reference) {
    sql.advisoryLock(UniqueValues.lockName("orders", "external_reference", reference));
  }

  /** The order that has an external reference. */
  public Optional<Taken> withReference(String reference) {
    return sql.one(
        "SELECT id, number FROM orders WHERE external_reference = ?",
        row -> new Taken(row.id("id", OrderId::new), row.text("number")),
        reference);
  }

  /** Returns the accounts that have placed orders, and those that their customers have. */
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> orders) {
    return sql
        .list(
            """
            SELECT o.id, o.placed_by, c.account_id FROM orders o
            LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = ANY (?)""",
            row ->
                Map.entry(
                    row.id("id", ResourceId::new),
                    Stream.of(
                            row.idOrNull("placed_by", AccountId::new),
                            row.idOrNull("account_id", AccountId::new))
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.toUnmodifiableSet())),
            (Object) orders.toArray(ResourceId[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns the numbers of orders. */
  public Map<ResourceId, String> numbersOf(Set<ResourceId> orders) {
    return sql
        .list(
            "SELECT id, number FROM orders WHERE id = ANY (?)",
            row -> Map.entry(row.id("id", ResourceId::new), row.text("number")),
            (Object) orders.toArray(ResourceId[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Waits for others who place orders without a customer by the same account. */
  public void lockAccount(AccountId accountId) {
    sql.advisoryLock("orders.placed_by=" + accountId);
  }

  /** Draws the serial of the next order together with the next statement of the transaction. */
  public Supplier<Long> nextNumber() {
    return sql.singleLater("SELECT nextval('order_numbers') AS n", row -> row.number("n"));
  }

  /**
   * The number of a customer's unconfirmed orders, counted up to a limit. A partial index has only
   * unconfirmed orders.
   */
  public long unconfirmedOfCustomer(CustomerId customerId, int limit) {
    return sql.single(OPEN.formatted("customer_id = ?"), row -> row.number("n"), customerId, limit);
  }

  /** The number of an account's unconfirmed orders without a customer, counted up to a limit. */
  public long unconfirmedOfAccount(AccountId accountId, int limit) {
    return sql.single(
        OPEN.formatted("customer_id IS NULL AND placed_by = ?"),
        row -> row.number("n"),
        accountId,
        limit);
  }

  /** The currencies of the orders for which a condition holds, in order. */
  public List<String> currencies(Condition condition) {
    return condition.equals(Condition.TRUE)
        ? sql.list(ALL_CURRENCIES, row -> row.text("currency"))
        : sql.list(
            "SELECT DISTINCT o.currency FROM orders o WHERE %s ORDER BY 1"
                .formatted(condition.sql()),
            row -> row.text("currency"),
            condition.parameters().toArray());
  }

  /** Orders under the alias {@code o} without a customer, or whose customer is visible. */
  public static Condition ofCustomers(Condition visible) {
    return new Condition(
        "o.customer_id IS NULL OR EXISTS (SELECT FROM customers c WHERE c.id = o.customer_id AND "
            + visible.sql()
            + ")",
        visible.parameters());
  }

  private static Object[] parameters(OrderId id, Condition condition) {
    return Stream.concat(Stream.of(id), condition.parameters().stream()).toArray();
  }
}
