package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.catalog.Offer;
import io.bedloe.commerce.orders.usecase.OrderInput.LineInput;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attributes, for policies, of order lines whose price is set manually. */
@ApplicationScoped
public class ProtectedOrderLines implements ProtectedResources {

  private static final String TYPE = "orderLine";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<ProtectedAction> actions() {
    return List.of(
        new ProtectedAction(
            Permission.ORDERS_PRICE,
            TYPE,
            Map.of(
                "sku", AttributeType.TEXT,
                "quantity", AttributeType.COUNT,
                "unitPrice", AttributeType.AMOUNT,
                "currency", AttributeType.TEXT,
                "listPrice", AttributeType.AMOUNT),
            null));
  }

  /** A line has no address of its own. */
  @Override
  public Optional<ProtectedResource> find(UUID id) {
    return Optional.empty();
  }

  /** Returns a line with a price of its own, compared with the catalogue's price of the product. */
  static ProtectedResource pricing(LineInput line, @Nullable Offer offer) {
    var price = line.unitPrice();
    var resource =
        new ProtectedResource(TYPE, "", Map.of())
            .with("quantity", line.quantity())
            .with("unitPrice", amount(price))
            .with("currency", price == null ? null : price.currency().getCurrencyCode());
    return offer == null
        ? resource
        : resource.with("sku", offer.sku()).with("listPrice", amount(offer.price()));
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : new BigDecimal(money.amount());
  }
}
