package io.bedloe.commerce.customers.data;

import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRow;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.persistence.UniqueValues;
import io.bedloe.platform.versions.VersionedBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes many customers in one statement: the values of each column are an array. */
@ApplicationScoped
public class CustomerRows
    implements VersionedBatch.Statements<CustomerId, CustomerRow, CustomerRow> {

  private final Sql sql;
  private final Clock clock;

  @Inject
  public CustomerRows(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void lockUniqueValues(List<CustomerRow> created, List<CustomerRow> changes) {
    sql.advisoryLocks(
        Stream.concat(created.stream(), changes.stream())
            .map(CustomerRow::externalReference)
            .map(value -> UniqueValues.lockName("customers", "external_reference", value))
            .toList());
  }

  /** Locks a customer against orders that are being placed for it. */
  public void lock(CustomerId customerId) {
    sql.one(
        "SELECT id FROM customers WHERE id = ? FOR UPDATE",
        row -> row.id("id", CustomerId::new),
        customerId);
  }

  @Override
  public List<CustomerId> lock(List<CustomerRow> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return sql.list(
        """
        SELECT c.id FROM customers c
        WHERE c.external_reference = ANY (?) AND c.deleted_at IS NULL
        ORDER BY c.id FOR UPDATE""",
        row -> row.id("id", CustomerId::new),
        (Object) texts(changes, CustomerRow::externalReference));
  }

  @Override
  public List<CustomerId> insert(List<CustomerRow> customers) {
    if (customers.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(now);
    parameters.add(now);
    parameters.add(customers.stream().map(CustomerRow::id).toArray(CustomerId[]::new));
    parameters.addAll(values(customers));
    return sql.list(
        """
        INSERT INTO customers (id, external_reference, name, email, country, address_lines,
          address_city, address_region, address_postal_code, created_at, updated_at, version)
        SELECT w.*, ?, ?, 0
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[]) AS w
        ON CONFLICT DO NOTHING RETURNING id""",
        row -> row.id("id", CustomerId::new),
        parameters.toArray());
  }

  /** The condition is for customers under the alias {@code c}. */
  @Override
  public int update(List<CustomerRow> changes, Condition changeable) {
    if (changes.isEmpty()) {
      return 0;
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(clock.instant());
    parameters.addAll(values(changes));
    parameters.add(texts(changes, change -> String.join(",", change.cleared())));
    parameters.addAll(changeable.parameters());
    return sql.update(
        """
        UPDATE customers c SET
          name = coalesce(w.name, c.name),
          email = CASE WHEN 'email' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.email, c.email) END,
          country = CASE WHEN 'country' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.country, c.country) END,
          address_lines = CASE WHEN 'address' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.address_lines, c.address_lines) END,
          address_city = CASE WHEN 'city' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.city, c.address_city) END,
          address_region = CASE WHEN 'region' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.region, c.address_region) END,
          address_postal_code = CASE WHEN 'postalCode' = ANY (w.cleared) THEN NULL
            ELSE coalesce(w.postal_code, c.address_postal_code) END,
          updated_at = ?, version = c.version + 1
        FROM (
          SELECT t.*, string_to_array(t.cleared_names, ',') AS cleared
          FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::text[])
            AS t (external_reference, name, email, country, address_lines, city, region,
              postal_code, cleared_names)) w
        WHERE c.external_reference = w.external_reference AND c.deleted_at IS NULL AND %s"""
            .formatted(changeable.sql()),
        parameters.toArray());
  }

  private static List<Object> values(List<CustomerRow> customers) {
    return List.of(
        texts(customers, CustomerRow::externalReference),
        texts(customers, CustomerRow::name),
        texts(customers, CustomerRow::email),
        texts(customers, CustomerRow::country),
        texts(customers, CustomerRow::addressLines),
        texts(customers, CustomerRow::city),
        texts(customers, CustomerRow::region),
        texts(customers, CustomerRow::postalCode));
  }

  private static @Nullable String[] texts(
      List<CustomerRow> rows, Function<CustomerRow, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
