package io.bedloe.commerce.orders.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.model.OrderLine.Item;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final Money TOTAL = Money.parse("30.00", "GBP");

  /** The table is written manually from the shop's rules, independent of the code. */
  private static final Map<OrderStatus, Set<OrderStatus>> ALLOWED =
      Map.of(
          OrderStatus.PLACED,
              Set.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED, OrderStatus.EXPIRED),
          OrderStatus.CONFIRMED, Set.of(OrderStatus.SHIPPED, OrderStatus.CANCELLED),
          OrderStatus.SHIPPED, Set.of(OrderStatus.DELIVERED),
          OrderStatus.DELIVERED, Set.of(OrderStatus.RETURNED),
          OrderStatus.CANCELLED, Set.of(),
          OrderStatus.EXPIRED, Set.of(),
          OrderStatus.RETURNED, Set.of());

  private static final Map<OrderStatus, BiConsumer<Order, Instant>> VERBS =
      Map.of(
          OrderStatus.CONFIRMED, Order::confirm,
          OrderStatus.SHIPPED, Order::ship,
          OrderStatus.DELIVERED, Order::deliver,
          OrderStatus.CANCELLED, Order::cancel,
          OrderStatus.EXPIRED, Order::expire,
          OrderStatus.RETURNED, (order, now) -> order.returnLines(List.of(), now));

  static Stream<Arguments> everyStateAndVerb() {
    return Stream.of(OrderStatus.values())
        .flatMap(from -> VERBS.keySet().stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyStateAndVerb")
  void aStatusIsReachedOnlyByAllowedTransitions(OrderStatus from, OrderStatus to) {
    var order = orderIn(from);
    var late = NOON.plus(TWO_DAYS);
    if (requireNonNull(ALLOWED.get(from)).contains(to)) {
      requireNonNull(VERBS.get(to)).accept(order, late);
      assertThat(order.status()).isEqualTo(to);
    } else {
      assertThatThrownBy(() -> requireNonNull(VERBS.get(to)).accept(order, late))
          .isInstanceOfSatisfying(
              Rejected.class,
              refused -> {
                assertThat(refused.rule()).isEqualTo(OrderRule.TRANSITION_NOT_ALLOWED);
                assertThat(refused.detail()).contains(from.name());
              });
      assertThat(order.status()).isEqualTo(from);
    }
  }

  @Test
  void anOrderDoesNotExpireBeforeItsTime() {
    var order = orderIn(OrderStatus.PLACED);
    assertThatThrownBy(() -> order.expire(NOON.plus(TWO_DAYS).minusNanos(1)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("expires automatically");
    order.expire(NOON.plus(TWO_DAYS));
    assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void aConfirmedOrderDoesNotExpireAnyMore() {
    assertThat(orderIn(OrderStatus.CONFIRMED).expiresAt()).isNull();
  }

  @Test
  void theNumberNamesTheYearAndIsNeverCut() {
    assertThat(place(123).number()).isEqualTo("2026-000123");
    assertThat(place(12_345_678).number()).isEqualTo("2026-12345678");
  }

  @Test
  void anOrderIsReturnedWhenTheLastPieceIsBack() {
    var order = orderIn(OrderStatus.DELIVERED);
    var line = line(order, 3);
    line.returnQuantity(2, "/lines/0/quantity");
    order.returnLines(List.of(line), NOON);
    assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
    line.returnQuantity(1, "/lines/0/quantity");
    order.returnLines(List.of(line), NOON);
    assertThat(order.status()).isEqualTo(OrderStatus.RETURNED);
  }

  @Test
  void returningMoreThanWasDeliveredIsRefused() {
    var line = line(orderIn(OrderStatus.DELIVERED), 3);
    line.returnQuantity(2, "/lines/0/quantity");
    assertThatThrownBy(() -> line.returnQuantity(2, "/lines/0/quantity"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> assertThat(refused.rule()).isEqualTo(OrderRule.INVALID_RETURN));
    assertThat(line.left()).isEqualTo(1);
  }

  @Test
  void nobodyCanAskForExpiry() {
    assertThat(OrderStatus.PLACED.nextOnRequest())
        .containsExactlyInAnyOrder(OrderStatus.CONFIRMED, OrderStatus.CANCELLED);
    assertThatThrownBy(() -> orderIn(OrderStatus.PLACED).mustAllowOnRequest(OrderStatus.EXPIRED))
        .hasMessageContaining("expires automatically");
  }

  private static Order orderIn(OrderStatus status) {
    var order = place(1);
    switch (status) {
      case PLACED -> {}
      case CONFIRMED -> order.confirm(NOON);
      case SHIPPED -> {
        order.confirm(NOON);
        order.ship(NOON);
      }
      case DELIVERED, RETURNED -> {
        order.confirm(NOON);
        order.ship(NOON);
        order.deliver(NOON);
        if (status == OrderStatus.RETURNED) {
          order.returnLines(List.of(), NOON);
        }
      }
      case CANCELLED -> order.cancel(NOON);
      case EXPIRED -> order.expire(NOON.plus(TWO_DAYS));
    }
    return order;
  }

  private static Order place(long serial) {
    var buyer = new Order.Buyer(null, null, null, null, new AccountId(new UUID(0, 9)));
    return Order.place(new OrderId(new UUID(0, 1)), serial, buyer, TOTAL, NOON, TWO_DAYS);
  }

  private static OrderLine line(Order order, long quantity) {
    var item =
        new Item(
            new ProductId(new UUID(0, 2)), "A1", "Lamp", quantity, Money.parse("10.00", "GBP"));
    return OrderLine.of(new OrderLineId(new UUID(0, 3)), order.id(), 1, item);
  }
}
