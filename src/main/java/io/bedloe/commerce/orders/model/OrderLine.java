package io.bedloe.commerce.orders.model;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Rejected;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A line of an order: a quantity of a product at a price, with the product's data when the order
 * was placed.
 */
@Entity
@Table(name = "order_lines")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class OrderLine {

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  private int position;

  @Column(name = "product_id")
  private UUID productId;

  private String sku;
  private String name;
  private long quantity;

  @Column(name = "unit_price_minor")
  private long unitPriceMinor;

  @Column(name = "total_minor")
  private long totalMinor;

  @Column(name = "returned_quantity")
  private long returnedQuantity;

  /** Hibernate needs this constructor. */
  protected OrderLine() {}

  /** The product of an order line. */
  public record Item(ProductId productId, String sku, String name, long quantity, Money unitPrice) {

    public Money total() {
      return unitPrice.times(quantity);
    }
  }

  public static OrderLine of(OrderLineId id, OrderId orderId, int position, Item item) {
    var line = new OrderLine();
    line.id = id.value();
    line.orderId = orderId.value();
    line.position = position;
    line.productId = item.productId().value();
    line.sku = item.sku();
    line.name = item.name();
    line.quantity = item.quantity();
    line.unitPriceMinor = item.unitPrice().minor();
    line.totalMinor = item.total().minor();
    return line;
  }

  /**
   * Counts returned pieces.
   *
   * @param pointer the JSON pointer of the quantity in the request
   */
  public void returnQuantity(long back, String pointer) {
    if (back > left()) {
      throw Rejected.because(
          OrderRule.INVALID_RETURN,
          "Of the line %s (%s) only %d can be returned.".formatted(id, sku, left()),
          List.of(new Fault(pointer, "too-many", "%d of %s are available".formatted(left(), sku))));
    }
    returnedQuantity += back;
  }

  /** Returns the quantity that was not returned. */
  public long left() {
    return quantity - returnedQuantity;
  }

  public OrderLineId id() {
    return new OrderLineId(id);
  }

  public ProductId productId() {
    return new ProductId(productId);
  }

  public String sku() {
    return sku;
  }

  public String name() {
    return name;
  }

  public long quantity() {
    return quantity;
  }

  public long returnedQuantity() {
    return returnedQuantity;
  }

  public Money unitPrice(Currency currency) {
    return new Money(unitPriceMinor, currency);
  }

  public Money total(Currency currency) {
    return new Money(totalMinor, currency);
  }

  /** Returns the value of the returned goods, at the line's price. */
  public Money returned(Currency currency) {
    return unitPrice(currency).times(returnedQuantity);
  }
}
