package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.inventory.Shortage;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.ShortProduct;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reports the products of an order that are short, the missing quantities, and their lines. */
final class ShortStock {

  private ShortStock() {}

  static Rejected of(List<OrderLine> lines, List<Shortage> shortages) {
    var products = shortages.stream().map(shortage -> product(lines, shortage)).toList();
    var faults = new ArrayList<Fault>();
    for (var product : products) {
      var detail =
          "%d of %s are requested, but %d are available"
              .formatted(product.requested(), product.sku(), product.available());
      product
          .lines()
          .forEach(
              index ->
                  faults.add(
                      new Fault("/lines/" + index + "/quantity", "insufficient-stock", detail)));
    }
    return Rejected.because(
            OrderRule.INSUFFICIENT_STOCK,
            "Nothing was ordered, because some products are short.",
            faults)
        .with("short", products);
  }

  private static ShortProduct product(List<OrderLine> lines, Shortage shortage) {
    var indexes =
        IntStream.range(0, lines.size())
            .filter(index -> lines.get(index).productId().equals(shortage.productId()))
            .boxed()
            .toList();
    long requested = indexes.stream().mapToLong(index -> lines.get(index).quantity()).sum();
    var sku = lines.get(indexes.get(0)).sku();
    return new ShortProduct(shortage.productId(), sku, requested, shortage.available(), indexes);
  }
}
