package io.bedloe.commerce.customers.model;

import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Lifecycle;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer. Removing a customer keeps the row, which old orders reference, and frees its unique
 * values.
 */
@Entity
@Table(name = "customers")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Customer {

  @Id private UUID id;

  @Column(name = "external_reference")
  private @Nullable String externalReference;

  private String name;
  private @Nullable String email;
  private @Nullable String country;

  @Column(name = "address_lines")
  private @Nullable String addressLines;

  @Column(name = "address_city")
  private @Nullable String addressCity;

  @Column(name = "address_region")
  private @Nullable String addressRegion;

  @Column(name = "address_postal_code")
  private @Nullable String addressPostalCode;

  @Column(name = "account_id")
  private @Nullable UUID accountId;

  @Embedded private Lifecycle lifecycle;

  @Version private int version;

  /** Hibernate needs this constructor. */
  protected Customer() {}

  /** The values of a customer that clients can change. */
  public record Description(
      @Nullable String externalReference,
      String name,
      @Nullable String email,
      @Nullable String country,
      @Nullable Address address,
      @Nullable AccountId accountId) {}

  public static Customer create(CustomerId id, Description what, Instant now) {
    var customer = new Customer();
    customer.id = id.value();
    customer.lifecycle = Lifecycle.begin(now);
    customer.describe(what, now);
    return customer;
  }

  /** Replaces the values that clients can change. */
  public void describe(Description what, Instant now) {
    externalReference = what.externalReference();
    name = what.name();
    email = what.email();
    country = what.country();
    replaceAddress(what.address());
    accountId = what.accountId() == null ? null : what.accountId().value();
    lifecycle.change(now);
  }

  private void replaceAddress(@Nullable Address address) {
    addressLines = address == null ? null : address.storedLines();
    addressCity = address == null ? null : address.city();
    addressRegion = address == null ? null : address.region();
    addressPostalCode = address == null ? null : address.postalCode();
  }

  /** Removes the customer; another customer can then have its reference and its account. */
  public void remove(Instant now) {
    lifecycle.remove(now);
  }

  /** Leaves the customer out of lists and refuses orders for it until it is restored. */
  public void archive(Instant now) {
    lifecycle.archive(now);
  }

  /** Undoes {@link #archive}. */
  public void restore(Instant now) {
    lifecycle.restore(now);
  }

  public boolean isArchived() {
    return lifecycle.isArchived();
  }

  public boolean isRemoved() {
    return lifecycle.isRemoved();
  }

  public int version() {
    return version;
  }
}
