package io.bedloe.commerce.catalog.model;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.kernel.Money;
import io.bedloe.platform.persistence.Lifecycle;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A product. Removing a product keeps the row, which old orders reference, and frees its sku. */
@Entity
@Table(name = "products")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Product {

  @Id private UUID id;
  private String sku;

  @Column(name = "external_reference")
  private @Nullable String externalReference;

  private String name;
  private @Nullable String description;

  @Column(name = "price_minor")
  private long priceMinor;

  @Column(name = "price_currency")
  private String priceCurrency;

  private boolean active;

  @ColumnTransformer(write = "?::jsonb")
  private String attributes;

  @Embedded private Lifecycle lifecycle;

  @Version private int version;

  /** Hibernate needs this constructor. */
  protected Product() {}

  /**
   * The values of a product that clients can change.
   *
   * @param attributes the free data as JSON
   */
  public record Description(
      String sku,
      @Nullable String externalReference,
      String name,
      @Nullable String description,
      Money price,
      boolean active,
      String attributes) {}

  public static Product create(ProductId id, Description what, Instant now) {
    var product = new Product();
    product.id = id.value();
    product.lifecycle = Lifecycle.begin(now);
    product.describe(what, now);
    return product;
  }

  /** Replaces the values that clients can change. */
  public void describe(Description what, Instant now) {
    sku = what.sku();
    externalReference = what.externalReference();
    name = what.name();
    description = what.description();
    priceMinor = what.price().minor();
    priceCurrency = what.price().currency().getCurrencyCode();
    active = what.active();
    attributes = what.attributes();
    lifecycle.change(now);
  }

  /** Removes the product from the catalogue. */
  public void remove(Instant now) {
    lifecycle.remove(now);
    active = false;
  }

  /** Leaves the product out of lists and refuses orders of it until it is restored. */
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

  public ProductId id() {
    return new ProductId(id);
  }

  public int version() {
    return version;
  }
}
