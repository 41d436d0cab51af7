package io.bedloe.commerce.inventory;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeReorderPointTest {

  private static final Instant ALERTED = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final ProductId UNKNOWN = new ProductId(new UUID(0, 7));
  private static final Version ANY = new Version(true, Set.of());

  private final Set<ProductId> removed = new HashSet<>();
  private final FakeSql sql = new FakeSql();
  private final FakeLedger ledger = new FakeLedger();
  private final FakeReorderPoints points = new FakeReorderPoints();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final ChangeReorderPoint change =
      new ChangeReorderPoint(
          new ChangeStock(sql, new Catalog(sql, new FakeLimits()), ledger, trail),
          ledger,
          points,
          trail);

  @BeforeEach
  void aProductWithoutStock() {
    sql.answer(
            "p.deleted_at IS NULL",
            parameters ->
                parameters.contains(LAMP) && !removed.contains(LAMP) ? stock() : List.of())
        .answer(
            StockListing.BY_PRODUCT, parameters -> parameters.contains(LAMP) ? stock() : List.of());
  }

  private static List<Versioned<StockView>> stock() {
    return List.of(new Versioned<>(new StockView(LAMP, "LAMP-1", 0, 0, 0, ALERTED), 0));
  }

  private static Version version(long number) {
    return new Version(false, Set.of(number));
  }

  private static ReorderPointView point(@Nullable Long quantity, @Nullable Instant alertedAt) {
    return new ReorderPointView(LAMP, quantity, alertedAt);
  }

  @Test
  void aProductHasNoReorderPointInVersionZero() {
    assertThat(change.read(LAMP)).isEqualTo(new Versioned<>(point(null, null), 0));
  }

  @Test
  void aReorderPointThatIsSetStandsInTheAuditTrail() {
    var set = change.set(LAMP, version(0), 5);
    assertThat(set).isEqualTo(new Versioned<>(point(5L, null), 1));
    assertThat(change.read(LAMP)).isEqualTo(set);
    assertThat(trail.entries())
        .containsExactly(
            new FakeAuditTrail.Entry(
                "reorder-point.changed",
                Subject.of("reorder-point", LAMP),
                point(null, null),
                point(5L, null)));
  }

  @Test
  void theFirstReorderPointOpensTheStockOfTheProduct() {
    change.set(LAMP, ANY, 5);
    assertThat(ledger.figures(LAMP)).contains(new FakeLedger.Figures(0, 0, 0));
    assertThat(ledger.movements()).isEmpty();
  }

  @Test
  void aReorderPointThatDoesNotChangeKeepsItsVersion() {
    change.set(LAMP, ANY, 5);
    assertThat(change.set(LAMP, ANY, 5).version()).isOne();
    assertThat(trail.entries()).hasSize(1);
  }

  @Test
  void lowStockThatWasToldStaysToldWhenTheReorderPointChanges() {
    points.save(LAMP, 5L, ALERTED);
    assertThat(change.set(LAMP, ANY, 9).value()).isEqualTo(point(9L, ALERTED));
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() {
    change.set(LAMP, version(0), 5);
    assertRefused(RequestRule.STALE_VERSION, () -> change.set(LAMP, version(0), 9));
    assertRefused(RequestRule.STALE_VERSION, () -> change.remove(LAMP, version(0)));
    assertThat(change.read(LAMP).value()).isEqualTo(point(5L, null));
  }

  @Test
  void aChangeThatAnotherTransactionHasOvertakenIsRefused() {
    points.meanwhile(() -> points.save(LAMP, 7L, null));
    assertRefused(RequestRule.STALE_VERSION, () -> change.set(LAMP, version(0), 9));
  }

  @Test
  void aReorderPointThatIsRemovedIsNotAlertedAndItsVersionsAreNotUsedAgain() {
    points.save(LAMP, 5L, ALERTED);
    change.remove(LAMP, version(1));
    assertThat(change.read(LAMP)).isEqualTo(new Versioned<>(point(null, null), 2));
    assertThat(trail.actions()).containsExactly("reorder-point.removed");
    assertThat(change.set(LAMP, version(2), 5)).isEqualTo(new Versioned<>(point(5L, null), 3));
  }

  @Test
  void theRemovalOfNoReorderPointChangesNothing() {
    change.remove(LAMP, ANY);
    assertThat(change.read(LAMP).version()).isZero();
    assertThat(trail.entries()).isEmpty();
    assertRefused(RequestRule.STALE_VERSION, () -> change.remove(LAMP, version(1)));
  }

  @Test
  void theReorderPointOfAnUnknownProductIsNotFound() {
    assertRefused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.read(UNKNOWN));
    assertRefused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.set(UNKNOWN, ANY, 5));
    assertRefused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.remove(UNKNOWN, ANY));
    assertThat(points.of(UNKNOWN).version()).isZero();
    assertThat(ledger.figures(UNKNOWN)).isEmpty();
  }

  @Test
  void theReorderPointOfARemovedProductCanBeReadAndNotChanged() {
    change.set(LAMP, ANY, 5);
    removed.add(LAMP);
    assertThat(change.read(LAMP).value()).isEqualTo(point(5L, null));
    assertRefused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.set(LAMP, ANY, 6));
    assertRefused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.remove(LAMP, ANY));
  }
}
