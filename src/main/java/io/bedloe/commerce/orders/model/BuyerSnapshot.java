package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.orders.OrderView;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The customer as it was when the order was placed; later changes leave it alone. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
public class BuyerSnapshot {

  @Column(name = "buyer_name")
  private String name;

  @Column(name = "buyer_email")
  private @Nullable String email;

  @Column(name = "buyer_address_lines")
  private @Nullable String addressLines;

  @Column(name = "buyer_address_city")
  private @Nullable String city;

  @Column(name = "buyer_address_region")
  private @Nullable String region;

  @Column(name = "buyer_address_postal_code")
  private @Nullable String postalCode;

  /** For Hibernate. */
  protected BuyerSnapshot() {}

  /** Keeps a name, an e-mail address and an address. */
  public static BuyerSnapshot of(String name, @Nullable String email, @Nullable Address address) {
    var snapshot = new BuyerSnapshot();
    snapshot.name = name;
    snapshot.email = email;
    if (address != null) {
      snapshot.addressLines = address.storedLines();
      snapshot.city = address.city();
      snapshot.region = address.region();
      snapshot.postalCode = address.postalCode();
    }
    return snapshot;
  }

  /** Returns the view of it for callers. */
  public OrderView.Buyer view() {
    return new OrderView.Buyer(name, email, Address.stored(addressLines, city, region, postalCode));
  }
}
