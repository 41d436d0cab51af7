package io.bedloe.commerce.orders.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.inventory.FakeStock;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.commerce.orders.model.OrderLine;
import io.bedloe.commerce.orders.usecase.TransitionInput.Back;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveOrderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final OrderId ID = new OrderId(new UUID(0, 1));
  private static final OrderLineId LINE = new OrderLineId(new UUID(0, 2));
  private static final Caller STAFF =
      caller(
          Permission.ORDERS_ALL,
          Permission.ORDERS_READ,
          Permission.ORDERS_WRITE,
          Permission.ORDERS_FULFIL);
  private static final Caller BUYER = caller(Permission.ORDERS_READ, Permission.ORDERS_WRITE);

  private final StoredOrders orders = new StoredOrders();
  private final FakeSql sql = new FakeSql();
  private final FakeStock stock = new FakeStock();
  private final FakeDecisions decisions = new FakeDecisions();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final MoveOrder move = move();

  private static Caller caller(Permission... permissions) {
    return new Caller(new AccountId(new UUID(0, 9)), "somebody", Set.of(), Set.of(permissions));
  }

  private MoveOrder move() {
    var limits = new FakeLimits();
    var directory = new CustomerDirectory(sql, limits);
    var queries = new OrderQueries(sql);
    var scope = new OrderScope(directory, new VisibleOrders(directory, limits, queries));
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Ids ids = () -> new UUID(3, 3);
    return new MoveOrder(
        new LockedOrders(orders, scope, queries, clock),
        new ShownOrders(orders, new Catalog(sql, limits), directory),
        decisions.guard(),
        stock,
        new ReturnedGoods(orders, stock, ids),
        new MoveRecord(orders, ids, trail),
        clock);
  }

  @BeforeEach
  void onePlacedOrder() {
    var price = Money.parse("5.00", "GBP");
    var buyer = new Order.Buyer(null, null, "GB", null, new AccountId(new UUID(0, 9)));
    var before = NOW.minus(Duration.ofHours(1));
    orders.add(Order.place(ID, 1, buyer, price.times(3), before, Duration.ofHours(1)));
    orders.addLines(
        List.of(
            OrderLine.of(
                LINE,
                ID,
                1,
                new OrderLine.Item(new ProductId(new UUID(0, 4)), "LAMP-1", "Lamp", 3, price))));
    sql.answer("FROM orders", parameters -> List.of(ID));
  }

  private OrderStatus status() {
    return orders.all().get(0).status();
  }

  private void to(OrderStatus status) {
    move.move(ID, null, new TransitionInput(status, null, null), STAFF);
  }

  private void delivered() {
    to(OrderStatus.CONFIRMED);
    to(OrderStatus.SHIPPED);
    to(OrderStatus.DELIVERED);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    int updates = orders.updates();
    int entries = trail.entries().size();
    assertRefused(rule, write);
    assertThat(orders.updates()).isEqualTo(updates);
    assertThat(trail.entries()).hasSize(entries);
  }

  private static TransitionInput input(OrderStatus to, @Nullable List<Back> lines) {
    return new TransitionInput(to, null, lines);
  }

  @Test
  void anOrderIsConfirmedShippedAndDelivered() {
    delivered();
    assertThat(status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(stock.calls()).containsExactly("ship [3]");
    assertThat(trail.actions()).containsExactly("order.moved", "order.moved", "order.moved");
  }

  @Test
  void aCancelledOrderReleasesItsGoods() {
    to(OrderStatus.CANCELLED);
    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(stock.calls()).containsExactly("release [3]");
  }

  @Test
  void anOrderThatTheCallerMayNotSeeIsNotFoundWhateverTheVersion() {
    sql.answer("FROM orders", parameters -> List.of());
    var old = new Version(false, Set.of(7L));
    refused(
        OrderRule.ORDER_NOT_FOUND,
        () -> move.move(ID, old, input(OrderStatus.CONFIRMED, null), STAFF));
  }

  @Test
  void theVersionOfAnOrderThatAPolicyHidesIsNotCompared() {
    decisions.deny(Permission.ORDERS_READ, order -> true);
    var old = new Version(false, Set.of(7L));
    refused(
        AccessRule.FORBIDDEN, () -> move.move(ID, old, input(OrderStatus.CONFIRMED, null), STAFF));
  }

  @Test
  void anOldVersionIsRefused() {
    var old = new Version(false, Set.of(7L));
    refused(
        RequestRule.STALE_VERSION,
        () -> move.move(ID, old, input(OrderStatus.CONFIRMED, null), STAFF));
  }

  @Test
  void aBuyerCancelsAnOrderUntilItIsConfirmed() {
    refused(
        AccessRule.FORBIDDEN, () -> move.move(ID, null, input(OrderStatus.CONFIRMED, null), BUYER));
    to(OrderStatus.CONFIRMED);
    refused(
        AccessRule.FORBIDDEN, () -> move.move(ID, null, input(OrderStatus.CANCELLED, null), BUYER));
  }

  @Test
  void aBuyerCancelsAnOrderThatIsNotConfirmed() {
    move.move(ID, null, input(OrderStatus.CANCELLED, null), BUYER);
    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void aTransitionThatIsNotThereIsRefused() {
    refused(
        OrderRule.TRANSITION_NOT_ALLOWED,
        () -> move.move(ID, null, input(OrderStatus.SHIPPED, null), STAFF));
    assertThat(stock.calls()).isEmpty();
  }

  @Test
  void nobodyAsksForAnOrderToExpire() {
    refused(
        OrderRule.TRANSITION_NOT_ALLOWED,
        () -> move.move(ID, null, input(OrderStatus.EXPIRED, null), STAFF));
  }

  @Test
  void onlyAReturnNamesLines() {
    refused(
        OrderRule.INVALID_RETURN,
        () ->
            move.move(ID, null, input(OrderStatus.CONFIRMED, List.of(new Back(LINE, 1L))), STAFF));
  }

  @Test
  void goodsThatComeBackInPartLeaveTheOrderDelivered() {
    delivered();
    move.move(ID, null, input(OrderStatus.RETURNED, List.of(new Back(LINE, 1L))), STAFF);
    assertThat(status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(stock.calls()).containsExactly("ship [3]", "receive [1]");
    move.move(ID, null, input(OrderStatus.RETURNED, null), STAFF);
    assertThat(status()).isEqualTo(OrderStatus.RETURNED);
    assertThat(stock.calls()).containsExactly("ship [3]", "receive [1]", "receive [2]");
  }

  @Test
  void moreThanWasShippedDoesNotComeBack() {
    delivered();
    refused(
        OrderRule.INVALID_RETURN,
        () -> move.move(ID, null, input(OrderStatus.RETURNED, List.of(new Back(LINE, 4L))), STAFF));
  }

  @Test
  void anOrderThatIsDueExpiresAndReleasesItsGoods() {
    assertThat(move.expire(ID)).isTrue();
    assertThat(status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(stock.calls()).containsExactly("release [3]");
  }

  @Test
  void anOrderThatIsNotDueOrIsLockedStays() {
    sql.answer("FROM orders", parameters -> List.of());
    assertThat(move.expire(ID)).isFalse();
    assertThat(status()).isEqualTo(OrderStatus.PLACED);
  }
}
