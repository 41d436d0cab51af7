package io.bedloe.commerce.orders.model;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.Address;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.orders.OrderKind;
import io.bedloe.commerce.orders.OrderLineId;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.model.OrderLine.Item;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.OrderId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an order keeps of its placing, its transitions, its lines and its returns. */
class PlacedOrderTest {

  private static final Instant PLACED_AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant LATER = PLACED_AT.plusSeconds(60);
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final OrderId ID = new OrderId(new UUID(0, 1));
  private static final OrderLineId LINE = new OrderLineId(new UUID(0, 3));
  private static final Money PRICE = Money.parse("10.00", "GBP");
  private static final Caller CLERK =
      new Caller(new AccountId(new UUID(0, 8)), "clerk", Set.of(), Set.of());
  private static final Address ADDRESS =
      new Address(List.of("1 High Street", "Flat 2"), "Bristol", "Avon", "BS1 4DJ");

  private final BuyerSnapshot snapshot = BuyerSnapshot.of("Jane", "jane@bedloe.example", ADDRESS);
  private final Order order =
      Order.place(
          ID,
          1,
          new Order.Buyer(
              new CustomerId(new UUID(0, 5)),
              snapshot,
              "GB",
              "PO-77",
              new AccountId(new UUID(0, 9))),
          PRICE.times(3),
          PLACED_AT,
          TWO_DAYS);
  private final OrderLine line =
      OrderLine.of(
          LINE, ID, 1, new Item(new ProductId(new UUID(0, 2)), "LAMP-1", "Lamp", 3, PRICE));

  private void deliver() {
    order.confirm(PLACED_AT);
    order.ship(PLACED_AT);
    order.deliver(PLACED_AT);
  }

  private static void blocked(String why, Runnable transition) {
    assertThat(assertRefused(OrderRule.TRANSITION_NOT_ALLOWED, transition::run))
        .hasMessage("The order 2026-000001: " + why + ".");
  }

  @Test
  void aNewOrderKeepsItsBuyerAndWaitsForItsConfirmation() {
    assertThat(order.id()).isEqualTo(ID);
    assertThat(order.kind()).isEqualTo(OrderKind.SALE);
    assertThat(order.customerId()).isEqualTo(new CustomerId(new UUID(0, 5)));
    assertThat(order.buyer()).isSameAs(snapshot);
    assertThat(order.country()).isEqualTo("GB");
    assertThat(order.externalReference()).isEqualTo("PO-77");
    assertThat(order.total()).isEqualTo(PRICE.times(3));
    assertThat(order.placedAt()).isEqualTo(PLACED_AT);
    assertThat(order.updatedAt()).isEqualTo(PLACED_AT);
    assertThat(order.expiresAt()).isEqualTo(PLACED_AT.plus(TWO_DAYS));
    assertThat(order.confirmedAt()).isNull();
    assertThat(order.cancelledAt()).isNull();
    assertThat(order.isHistorical()).isFalse();
    assertThat(order.version()).isZero();
  }

  @Test
  void theBuyerIsShownWithTheAddressAtThatTime() {
    var shown = snapshot.view();
    assertThat(shown.name()).isEqualTo("Jane");
    assertThat(shown.email()).isEqualTo("jane@bedloe.example");
    assertThat(shown.address()).isEqualTo(ADDRESS);
    assertThat(BuyerSnapshot.of("Jane", null, null).view().address()).isNull();
  }

  @Test
  void aConfirmedOrderKeepsTheTimeAndDoesNotExpire() {
    order.confirm(LATER);
    assertThat(order.confirmedAt()).isEqualTo(LATER);
    assertThat(order.updatedAt()).isEqualTo(LATER);
    assertThat(order.expiresAt()).isNull();
    assertThat(order.cancelledAt()).isNull();
  }

  @Test
  void aCancelledOrderKeepsTheTimes() {
    order.confirm(PLACED_AT);
    order.cancel(LATER);
    assertThat(order.confirmedAt()).isEqualTo(PLACED_AT);
    assertThat(order.cancelledAt()).isEqualTo(LATER);
  }

  @Test
  void aRefusalNamesTheStatusAndWhatIsPossible() {
    blocked(
        "the order is PLACED; it can change to CONFIRMED or CANCELLED", () -> order.ship(LATER));
    order.confirm(PLACED_AT);
    blocked("it is CONFIRMED already", () -> order.confirm(LATER));
    order.ship(PLACED_AT);
    blocked("the order is SHIPPED; it can change to DELIVERED", () -> order.cancel(LATER));
  }

  @Test
  void aRefusalInAFinalStatusSaysThatItIsFinal() {
    order.cancel(PLACED_AT);
    blocked("the order is CANCELLED, which is a final status", () -> order.confirm(LATER));
    blocked("it is CANCELLED already", () -> order.cancel(LATER));
  }

  @Test
  void aRefusedExpiryNamesTheTimeOfExpiry() {
    blocked(
        "the order expires automatically, unless it is confirmed before 2026-06-03T12:00:00Z",
        () -> order.expire(LATER));
    order.confirm(LATER);
    blocked(
        "the order is CONFIRMED; it can change to SHIPPED or CANCELLED",
        () -> order.expire(LATER.plus(TWO_DAYS)));
  }

  @Test
  void aBuyerMayCancelUntilTheOrderIsConfirmed() {
    assertThat(order.permissionFor(OrderStatus.CANCELLED)).isEqualTo(Permission.ORDERS_WRITE);
    assertThat(order.permissionFor(OrderStatus.CONFIRMED)).isEqualTo(Permission.ORDERS_FULFIL);
    order.confirm(LATER);
    assertThat(order.permissionFor(OrderStatus.CANCELLED)).isEqualTo(Permission.ORDERS_FULFIL);
  }

  @Test
  void nothingIsReturnedOfAnOrderThatIsNotDelivered() {
    order.confirm(PLACED_AT);
    order.ship(PLACED_AT);
    line.returnQuantity(1, "/lines/0/quantity");
    blocked(
        "the order is SHIPPED; it can change to DELIVERED",
        () -> order.returnLines(List.of(line), LATER));
    assertThat(order.updatedAt()).isEqualTo(PLACED_AT);
  }

  @Test
  void aReturnOfAPartIsAChangeOfADeliveredOrder() {
    deliver();
    line.returnQuantity(1, "/lines/0/quantity");
    order.returnLines(List.of(line), LATER);
    assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(order.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void aLineKeepsTheProductAndItsPriceAndCountsWhatCameBack() {
    assertThat(line.id()).isEqualTo(LINE);
    assertThat(line.productId()).isEqualTo(new ProductId(new UUID(0, 2)));
    assertThat(line.sku()).isEqualTo("LAMP-1");
    assertThat(line.name()).isEqualTo("Lamp");
    assertThat(line.quantity()).isEqualTo(3);
    assertThat(line.unitPrice(PRICE.currency())).isEqualTo(PRICE);
    assertThat(line.total(PRICE.currency())).isEqualTo(PRICE.times(3));
    assertThat(line.returnedQuantity()).isZero();
    line.returnQuantity(2, "/lines/0/quantity");
    assertThat(line.returnedQuantity()).isEqualTo(2);
    assertThat(line.left()).isEqualTo(1);
    assertThat(line.returned(PRICE.currency())).isEqualTo(PRICE.times(2));
  }

  @Test
  void aReturnOfTooManyNamesTheFieldAndHowManyAreLeft() {
    line.returnQuantity(2, "/lines/0/quantity");
    assertThatThrownBy(() -> line.returnQuantity(2, "/lines/4/quantity"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> {
              assertThat(refused.faults().get(0).pointer()).isEqualTo("/lines/4/quantity");
              assertThat(refused.detail()).contains("only 1 can be returned");
            });
    line.returnQuantity(1, "/lines/0/quantity");
    assertThat(line.left()).isZero();
  }

  @Test
  void returnedGoodsHaveTheValueThatTheLineHadForThem() {
    var back = Return.of(new UUID(0, 6), order, line, 2, LATER);
    assertThat(back.lineId()).isEqualTo(LINE);
    assertThat(back.quantity()).isEqualTo(2);
    assertThat(back.amount(PRICE.currency())).isEqualTo(PRICE.times(2));
    assertThat(back.historyId()).isNull();
  }

  @Test
  void anEntryOfTheHistoryNamesBothStatusesAndWhoDidIt() {
    order.confirm(LATER);
    var entry =
        HistoryEntry.of(new UUID(0, 7), order, OrderStatus.PLACED, "paid in advance", CLERK);
    assertThat(entry.from()).isEqualTo(OrderStatus.PLACED);
    assertThat(entry.to()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(entry.reason()).isEqualTo("paid in advance");
    assertThat(entry.actorName()).isEqualTo("clerk");
    assertThat(entry.at()).isEqualTo(LATER);
    var back = Return.of(new UUID(0, 6), order, line, 2, LATER);
    back.belongTo(entry);
    assertThat(back.historyId()).isEqualTo(entry.id()).isEqualTo(new UUID(0, 7));
  }
}
