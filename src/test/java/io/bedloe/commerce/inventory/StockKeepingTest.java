package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.FakeLedger.Figures;
import io.bedloe.commerce.inventory.FakeLedger.Movement;
import io.bedloe.commerce.inventory.Ledger.Cause;
import io.bedloe.commerce.inventory.Ledger.Entry;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.OrderId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * {@link FakeLedger} repeats the condition of the SQL statement; {@code StockIT} tests the
 * statement.
 */
class StockKeepingTest {

  private static final OrderId ORDER = new OrderId(new UUID(0, 9));
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final ProductId DESK = new ProductId(new UUID(0, 2));
  private static final ProductId NEW = new ProductId(new UUID(0, 3));
  private static final Caller ACTOR =
      new Caller(new AccountId(new UUID(0, 8)), "clerk", Set.of(), Set.of());

  /** Five lamps of which two are reserved, and one desk. */
  private final FakeLedger ledger = new FakeLedger().put(LAMP, 5, 2).put(DESK, 1, 0);

  private final StockKeeping stock = new StockKeeping(ledger);

  private static List<Demand> lamps(long quantity) {
    return List.of(new Demand(LAMP, quantity));
  }

  private void nothingHasMoved() {
    assertThat(ledger.movements()).isEmpty();
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 2, 0));
    assertThat(ledger.figures(DESK)).contains(new Figures(1, 0, 0));
  }

  @Test
  void reservedGoodsStayInTheWarehouse() {
    assertThat(stock.reserve(ORDER, lamps(3), ACTOR)).isEmpty();
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 5, 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(LAMP, 0, 3), new Cause(MovementKind.RESERVATION, ORDER, null, ACTOR)));
  }

  @Test
  void oneProductWithTooLittleStockPreventsTheReservationOfAllProducts() {
    var demands = List.of(new Demand(DESK, 1), new Demand(LAMP, 4));
    assertThat(stock.reserve(ORDER, demands, ACTOR)).containsExactly(new Shortage(LAMP, 3));
    nothingHasMoved();
  }

  @Test
  void aProductThatNeverHadStockIsShort() {
    assertThat(stock.reserve(ORDER, List.of(new Demand(NEW, 1)), ACTOR))
        .containsExactly(new Shortage(NEW, 0));
  }

  @Test
  void quantitiesOfTheSameProductAreAddedBeforeTheyAreReserved() {
    var twoLines = List.of(new Demand(LAMP, 2), new Demand(DESK, 1), new Demand(LAMP, 1));
    assertThat(stock.reserve(ORDER, twoLines, ACTOR)).isEmpty();
    assertThat(ledger.movements())
        .extracting(Movement::entry)
        .containsExactly(new Entry(LAMP, 0, 3), new Entry(DESK, 0, 1));
    assertThat(stock.reserve(ORDER, List.of(new Demand(LAMP, 1)), ACTOR)).hasSize(1);
  }

  @Test
  void aSumThatIsTooLargeForANumberIsAnErrorAndNotASmallOne() {
    var demands = List.of(new Demand(LAMP, Long.MAX_VALUE), new Demand(LAMP, 1));
    assertThatThrownBy(() -> stock.reserve(ORDER, demands, ACTOR))
        .isInstanceOf(ArithmeticException.class);
    nothingHasMoved();
  }

  @Test
  void releasedGoodsAreAvailableAgain() {
    stock.release(ORDER, lamps(2), ACTOR);
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 0, 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(LAMP, 0, -2), new Cause(MovementKind.RELEASE, ORDER, null, ACTOR)));
  }

  @Test
  void moreGoodsThanAreReservedCannotBeReleased() {
    assertThatThrownBy(() -> stock.release(ORDER, lamps(3), ACTOR))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(LAMP.toString());
    nothingHasMoved();
  }

  @Test
  void shippedGoodsAreNeitherReservedNorInTheWarehouse() {
    stock.ship(ORDER, lamps(2), ACTOR);
    assertThat(ledger.figures(LAMP)).contains(new Figures(3, 0, 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(LAMP, -2, -2), new Cause(MovementKind.SHIPMENT, ORDER, null, ACTOR)));
  }

  @Test
  void moreGoodsThanAreReservedCannotBeShippedForAReservation() {
    assertThatThrownBy(() -> stock.ship(ORDER, lamps(3), ACTOR))
        .isInstanceOf(IllegalStateException.class);
    nothingHasMoved();
  }

  @Test
  void returnedGoodsAreInTheWarehouseAndNotReserved() {
    stock.receiveReturns(ORDER, List.of(new Demand(LAMP, 1), new Demand(NEW, 2)), ACTOR);
    assertThat(ledger.figures(LAMP)).contains(new Figures(6, 2, 1));
    assertThat(ledger.figures(NEW)).contains(new Figures(2, 0, 1));
    assertThat(ledger.movements())
        .extracting(Movement::cause)
        .containsOnly(new Cause(MovementKind.RETURN, ORDER, null, ACTOR));
  }

  @Test
  void returnsThatTheStockCannotTakeAreAnError() {
    assertThatThrownBy(() -> stock.receiveReturns(ORDER, lamps(-4), ACTOR))
        .isInstanceOf(IllegalStateException.class);
    nothingHasMoved();
  }

  @Test
  void goodsThatWereNotReservedAreShippedWithoutTouchingReservations() {
    assertThat(stock.shipUnreserved(ORDER, lamps(3), ACTOR)).isEmpty();
    assertThat(ledger.figures(LAMP)).contains(new Figures(2, 2, 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(LAMP, -3, 0), new Cause(MovementKind.SHIPMENT, ORDER, null, ACTOR)));
  }

  @Test
  void goodsThatAreReservedForOthersAreNotShippedWithoutAReservation() {
    assertThat(stock.shipUnreserved(ORDER, lamps(4), ACTOR)).containsExactly(new Shortage(LAMP, 3));
    nothingHasMoved();
  }

  @Test
  void theFirstReceiptOfAProductOpensItsStock() {
    stock.receive(List.of(new Demand(NEW, 7)), "delivery note 4711", ACTOR);
    assertThat(ledger.figures(NEW)).contains(new Figures(7, 0, 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(NEW, 7, 0),
                new Cause(MovementKind.RECEIPT, null, "delivery note 4711", ACTOR)));
  }

  @Test
  void aReceiptThatTheStockCannotTakeIsAnError() {
    assertThatThrownBy(() -> stock.receive(lamps(-4), "wrong sign", ACTOR))
        .isInstanceOf(IllegalStateException.class);
    nothingHasMoved();
  }

  @Test
  void theLedgerLocksTheProductsThatACallerNames() {
    stock.lock(List.of(DESK, LAMP));
    assertThat(ledger.locks()).containsExactly(List.of(DESK, LAMP));
  }
}
