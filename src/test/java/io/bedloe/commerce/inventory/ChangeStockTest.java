package io.bedloe.commerce.inventory;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.inventory.ChangeStock.Entered;
import io.bedloe.commerce.inventory.FakeLedger.Figures;
import io.bedloe.commerce.inventory.FakeLedger.Movement;
import io.bedloe.commerce.inventory.Ledger.Cause;
import io.bedloe.commerce.inventory.Ledger.Entry;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.fakes.FakeSql.Statement;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.lists.Condition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeStockTest {

  private static final Instant CHANGED = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final ProductId TABLE = new ProductId(new UUID(0, 2));
  private static final Map<ProductId, String> SKUS = Map.of(LAMP, "LAMP-1", TABLE, "TABLE-1");
  private static final Caller CLERK =
      new Caller(new AccountId(new UUID(0, 8)), "clerk", Set.of(), Set.of());
  private static final Version FIRST = new Version(false, Set.of(0L));
  private static final Version SECOND = new Version(false, Set.of(1L));

  /** Five lamps of which two are reserved, and a table that never had stock. */
  private final FakeLedger ledger = new FakeLedger().put(LAMP, 5, 2);

  private final Set<@Nullable Object> removed = new HashSet<>();
  private final FakeSql sql = new FakeSql();
  private final FakeLimits limits = new FakeLimits();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final ChangeStock stock = new ChangeStock(sql, new Catalog(sql, limits), ledger, trail);

  /** The sums of the ledger, apart from what a test enters. */
  private long onHandInLedger = 5;

  private long reservedInLedger = 2;

  @BeforeEach
  void aProductWithStock() {
    sql.rows("p.deleted_at IS NULL", this::rowsOfKept)
        .rows(StockListing.BY_PRODUCT, this::rows)
        .rows("FOR UPDATE", parameters -> List.of(Map.of("product_id", LAMP)))
        .rows("FROM stock_movements", this::sums);
  }

  private List<Map<String, ?>> rows(List<@Nullable Object> parameters) {
    var id = (ProductId) parameters.get(0);
    var sku = SKUS.get(id);
    if (sku == null || parameters.contains(sku)) {
      return List.of();
    }
    var figures = ledger.figures(id).orElse(new Figures(0, 0, 0));
    return List.of(
        Map.of(
            "product_id",
            id,
            "sku",
            sku,
            "on_hand",
            figures.onHand(),
            "reserved",
            figures.reserved(),
            "updated_at",
            CHANGED,
            "version",
            figures.version()));
  }

  private List<Map<String, ?>> rowsOfKept(List<@Nullable Object> parameters) {
    return removed.contains(parameters.get(0)) ? List.of() : rows(parameters);
  }

  private List<Map<String, ?>> sums(List<@Nullable Object> parameters) {
    return parameters.equals(List.of(LAMP))
        ? List.of(Map.of("on_hand", onHandInLedger, "reserved", reservedInLedger, "movements", 4L))
        : List.of(Map.of("on_hand", 0L, "reserved", 0L, "movements", 0L));
  }

  private static StockView lamps(long onHand, long reserved, long available) {
    return new StockView(LAMP, "LAMP-1", onHand, reserved, available, CHANGED);
  }

  private Versioned<StockView> enter(@Nullable Version seen, long quantity) {
    return stock.enter(LAMP, seen, new Entered(MovementKind.ADJUSTMENT, quantity, "count"), CLERK);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    assertRefused(rule, write);
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void theAvailableStockIsTheStockOnHandWithoutTheReservedPart() {
    assertThat(stock.read(LAMP)).isEqualTo(new Versioned<>(lamps(5, 2, 3), 0));
  }

  @Test
  void theStockOfAnUnknownProductIsNotFound() {
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> stock.read(new ProductId(new UUID(0, 7))));
  }

  @Test
  void theStockOfAProductThatAPolicyHidesIsNotFound() {
    limits.add(Condition.of("p.sku <> ?", "LAMP-1"));
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> stock.read(LAMP));
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> enter(null, 1));
    assertThat(sql.queries())
        .extracting(Statement::sql)
        .allSatisfy(query -> assertThat(query).contains("(p.sku <> ?)"));
  }

  @Test
  void enteredGoodsStandInTheLedgerAndInTheAuditTrail() {
    assertThat(enter(FIRST, 4)).isEqualTo(new Versioned<>(lamps(9, 2, 7), 1));
    assertThat(ledger.movements())
        .containsExactly(
            new Movement(
                new Entry(LAMP, 4, 0), new Cause(MovementKind.ADJUSTMENT, null, "count", CLERK)));
    assertThat(trail.entries())
        .containsExactly(
            new FakeAuditTrail.Entry(
                "stock.entered", Subject.of("stock", LAMP), lamps(5, 2, 3), lamps(9, 2, 7)));
  }

  @Test
  void allUnreservedGoodsCanBeRemoved() {
    assertThat(enter(null, -3).value()).isEqualTo(lamps(2, 2, 0));
  }

  @Test
  void reservedGoodsCannotBeRemoved() {
    refused(InventoryRule.STOCK_RESERVED, () -> enter(null, -4));
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 2, 0));
    var rejected = catchThrowableOfType(Rejected.class, () -> enter(null, -4));
    assertThat(rejected.extensions()).isEqualTo(Map.of("available", 3L));
    assertThat(rejected.rule().kind()).isEqualTo(Rule.Kind.CONFLICT);
    assertThat(rejected.rule().title()).isEqualTo("Not enough unreserved stock");
  }

  @Test
  void theFirstGoodsOfAProductOpenItsStock() {
    assertThat(stock.read(TABLE).value().onHand()).isZero();
    var first = new Entered(MovementKind.RECEIPT, 4, "delivery note");
    assertThat(stock.enter(TABLE, FIRST, first, CLERK).value().onHand()).isEqualTo(4);
  }

  @Test
  void goodsOfARemovedProductAreNotEnteredButItsStockCanBeRead() {
    removed.add(LAMP);
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> enter(null, 1));
    assertThat(ledger.movements()).isEmpty();
    assertThat(stock.read(LAMP).value()).isEqualTo(lamps(5, 2, 3));
  }

  @Test
  void anEntryWithAnOldVersionIsRefused() {
    refused(RequestRule.STALE_VERSION, () -> enter(SECOND, 1));
    assertThat(ledger.movements()).isEmpty();
  }

  @Test
  void anEntryWithAVersionThatChangedBeforeTheLockIsRefused() {
    ledger.meanwhile(() -> ledger.correct(LAMP, new StockReconciliation.Figures(5, 2)));
    refused(RequestRule.STALE_VERSION, () -> enter(FIRST, 1));
  }

  @Test
  void anEntryWithoutAVersionIsMadeAtAnyVersion() {
    ledger.meanwhile(() -> ledger.correct(LAMP, new StockReconciliation.Figures(5, 2)));
    assertThat(enter(null, 1)).isEqualTo(new Versioned<>(lamps(6, 2, 4), 2));
  }

  @Test
  void theReconciliationIsTheStockWithoutTheSumsOfTheLedger() {
    onHandInLedger = 1;
    reservedInLedger = 3;
    assertThat(stock.reconciliation(LAMP))
        .isEqualTo(
            new StockReconciliation(
                LAMP,
                new StockReconciliation.Figures(5, 2),
                new StockReconciliation.Figures(1, 3),
                new StockReconciliation.Figures(4, -1),
                4));
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 2, 0));
  }

  @Test
  void theReconciliationOfAnUnknownProductIsNotFound() {
    refused(
        CatalogRule.PRODUCT_NOT_FOUND, () -> stock.reconciliation(new ProductId(new UUID(0, 7))));
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> stock.repair(new ProductId(new UUID(0, 7)), null));
  }

  @Test
  void aRepairSetsTheStockToTheSumsAndReturnsTheDifferenceFromBefore() {
    onHandInLedger = 1;
    reservedInLedger = 0;
    var before = stock.repair(LAMP, FIRST);
    assertThat(before.difference()).isEqualTo(new StockReconciliation.Figures(4, 2));
    assertThat(ledger.figures(LAMP)).contains(new Figures(1, 0, 1));
    assertThat(ledger.movements()).isEmpty();
    assertThat(trail.entries())
        .containsExactly(
            new FakeAuditTrail.Entry(
                "stock.repaired",
                Subject.of("stock", LAMP),
                new StockReconciliation.Figures(5, 2),
                new StockReconciliation.Figures(1, 0)));
  }

  @Test
  void aRepairOfStockThatAgreesWithTheLedgerLeavesItsVersion() {
    assertThat(stock.repair(LAMP, null).difference())
        .isEqualTo(new StockReconciliation.Figures(0, 0));
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 2, 0));
    assertThat(trail.actions()).containsExactly("stock.repaired");
  }

  @Test
  void aDifferenceOfTheReservedQuantityAloneIsRepaired() {
    reservedInLedger = 1;
    stock.repair(LAMP, null);
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 1, 1));
  }

  @Test
  void aRepairWithAnOldVersionIsRefused() {
    onHandInLedger = 1;
    refused(RequestRule.STALE_VERSION, () -> stock.repair(LAMP, SECOND));
    assertThat(ledger.figures(LAMP)).contains(new Figures(5, 2, 0));
  }

  @Test
  void aRepairLocksTheStockBeforeItReadsTheFiguresAndTheSums() {
    stock.repair(LAMP, null);
    var statements = sql.queries().stream().map(Statement::sql).toList();
    assertThat(statements.get(statements.size() - 3)).contains("FOR UPDATE");
    assertThat(statements.get(statements.size() - 2)).startsWith(StockListing.BY_PRODUCT);
    assertThat(statements.get(statements.size() - 1)).contains("FROM stock_movements");
  }

  @Test
  void aRepairOfAProductWithoutStockOpensIt() {
    assertThat(ledger.figures(TABLE)).isEmpty();
    stock.repair(TABLE, FIRST);
    assertThat(ledger.figures(TABLE)).contains(new Figures(0, 0, 0));
  }
}
