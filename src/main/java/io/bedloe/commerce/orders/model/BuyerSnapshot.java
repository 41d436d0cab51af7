package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.orders.OrderView;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The customer's data when the order was placed; later changes of the customer do not affect it.
 */
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

  /** Hibernate needs this constructor. */
  protected BuyerSnapshot() {}

  /** Creates a snapshot of a name, an e-mail address and an address. */
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

  /** Returns the snapshot as the API shows it. */
  public OrderView.Buyer view() {
    return new OrderView.Buyer(name, email, Address.stored(addressLines, city, region, postalCode));
  }
}
