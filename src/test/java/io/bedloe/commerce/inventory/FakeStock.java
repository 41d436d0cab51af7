package io.bedloe.commerce.inventory;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps what was done with stock; it has enough of everything, except for what a test says. */
public final class FakeStock extends StockKeeping {

  private final List<String> calls = new ArrayList<>();
  private final List<Shortage> shortages = new ArrayList<>();

  public FakeStock() {
    super(new Ledger(new FakeSql(), () -> new UUID(0, 0), Clock.systemUTC()));
  }

  /** Has too little of a product. */
  public void runShort(ProductId productId, long available) {
    shortages.add(new Shortage(productId, available));
  }

  /** The changes with their quantities, such as {@code reserve [3]}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void note(String what, List<Demand> demands) {
    calls.add(what + " " + demands.stream().map(Demand::quantity).toList());
  }

  @Override
  public List<Shortage> reserve(OrderId orderId, List<Demand> demands, Caller actor) {
    note("reserve", demands);
    return List.copyOf(shortages);
  }

  @Override
  public void release(OrderId orderId, List<Demand> demands, Caller actor) {
    note("release", demands);
  }

  @Override
  public void ship(OrderId orderId, List<Demand> demands, Caller actor) {
    note("ship", demands);
  }

  @Override
  public void receiveReturns(OrderId orderId, List<Demand> demands, Caller actor) {
    note("receive", demands);
  }
}
