package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.Offer;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.model.OrderLine.Item;
import io.bedloe.commerce.orders.usecase.OrderInput.LineInput;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Currencies;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the products and prices of an order's lines, and reports the faults of each line. */
@Dependent
class OrderItems {

  private final Catalog catalog;
  private final Guard guard;

  @Inject
  OrderItems(Catalog catalog, Guard guard) {
    this.catalog = catalog;
    this.guard = guard;
  }

  List<Item> resolve(OrderInput input, Caller caller) {
    var faults = new ArrayList<Fault>();
    var currency = currency(input, faults);
    var offers = offers(input.lines());
    var items = new ArrayList<Item>();
    for (int i = 0; i < input.lines().size(); i++) {
      var line = input.lines().get(i);
      if (line.unitPrice() != null) {
        guard.mustAllow(
            caller,
            Permission.ORDERS_PRICE,
            ProtectedOrderLines.pricing(line, offers.get(nameOf(line))));
      }
      var item = item(line, "/lines/" + i, offers, currency, faults);
      if (item != null) {
        items.add(item);
      }
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(OrderRule.INVALID_ORDER, "The order is not valid.", faults);
    }
    return items;
  }

  private static @Nullable Currency currency(OrderInput input, List<Fault> faults) {
    try {
      return Currencies.inUse(input.currency());
    } catch (InvalidValue unknown) {
      faults.add(unknown.at("/currency"));
      return null;
    }
  }

  private Map<Object, Offer> offers(List<LineInput> lines) {
    var skus = lines.stream().map(LineInput::sku).filter(Objects::nonNull).toList();
    var ids = lines.stream().map(LineInput::productId).filter(Objects::nonNull).toList();
    var offers = new HashMap<Object, Offer>();
    for (var offer : catalog.offers(skus, ids)) {
      offers.put(offer.id(), offer);
      offers.put(Sku.key(offer.sku()), offer);
    }
    return offers;
  }

  private static @Nullable Item item(
      LineInput line,
      String at,
      Map<Object, Offer> offers,
      @Nullable Currency currency,
      List<Fault> faults) {
    if ((line.sku() == null) == (line.productId() == null)) {
      faults.add(new Fault(at, "product-required", "name the product by either sku or productId"));
      return null;
    }
    var pointer = line.sku() == null ? at + "/productId" : at + "/sku";
    var offer = offers.get(nameOf(line));
    if (offer == null) {
      faults.add(new Fault(pointer, "unknown-product", "the product does not exist"));
      return null;
    }
    if (offer.archived()) {
      faults.add(
          new Fault(pointer, "archived-product", "the product is archived and cannot be ordered"));
    } else if (!offer.active()) {
      faults.add(
          new Fault(
              pointer, "inactive-product", "the product is not active and cannot be ordered"));
    }
    var price = line.unitPrice() == null ? offer.price() : line.unitPrice();
    if (currency != null && !price.currency().equals(currency)) {
      faults.add(
          new Fault(
              line.unitPrice() == null ? pointer : at + "/unitPrice",
              "other-currency",
              "the price of the product is in %s, but the order is in %s"
                  .formatted(price.currency(), currency.getCurrencyCode())));
    }
    return new Item(offer.id(), offer.sku(), offer.name(), line.quantity(), price);
  }

  /**
   * Returns the sku or id with which a line names its product; a line without either finds no
   * product.
   */
  private static Object nameOf(LineInput line) {
    if (line.sku() != null) {
      return Sku.key(line.sku());
    }
    return line.productId() == null ? "" : line.productId();
  }
}
