package io.bedloe.commerce.catalog.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.CatalogRule;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.catalog.ProductUsage;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.commerce.catalog.data.ProductRows;
import io.bedloe.commerce.catalog.data.Products;
import io.bedloe.commerce.catalog.model.Product;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.persistence.UniqueValues;
import io.bedloe.platform.security.ProtectedResource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeProductTest {

  private static final ProductId ID = new ProductId(new UUID(0, 1));
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Version CURRENT = new Version(false, Set.of(3L));
  private static final Version OLD = new Version(false, Set.of(2L));
  private static final Caller CLERK =
      new Caller(
          new AccountId(new UUID(0, 2)),
          "clerk",
          Set.of(),
          Set.of(Permission.CATALOG_READ, Permission.CATALOG_WRITE));

  private final StoredProducts products = new StoredProducts();
  private final FakeSql sql = new FakeSql();
  private final FakeDecisions decisions = new FakeDecisions();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final List<String> reasonsToKeep = new ArrayList<>();
  private final ChangeProduct change = change();

  /** The products in memory, with a note of each that was updated. */
  private static final class StoredProducts implements Products {

    private final List<Product> all = new ArrayList<>();
    private final List<Product> updated = new ArrayList<>();

    @Override
    public Optional<Product> byId(UUID id) {
      return all.stream().filter(product -> product.id().value().equals(id)).findFirst();
    }

    @Override
    public void add(Product product) {
      all.add(product);
    }

    @Override
    public void update(Product product) {
      updated.add(product);
    }
  }

  private ChangeProduct change() {
    var guard = decisions.guard();
    ProductUsage usage = id -> reasonsToKeep.stream().findFirst();
    return new ChangeProduct(
        products,
        new UniqueNames(new UniqueValues(sql), new Catalog(sql, new FakeLimits())),
        new UnusedProducts(
            new ProductRows(sql, Clock.fixed(NOW, ZoneOffset.UTC)), FakeInstance.of(usage)),
        new ReadProduct(sql, guard),
        guard,
        Clock.fixed(NOW, ZoneOffset.UTC),
        trail);
  }

  private static ProductInput input(String sku, String price) {
    return new ProductInput(sku, null, "Lamp", null, Money.parse(price, "GBP"), true, null);
  }

  private static ProductView view(ProductInput input) {
    return new ProductView(
        ID, input.sku(), null, "Lamp", null, input.price(), true, Map.of(), NOW, NOW, null);
  }

  @BeforeEach
  void oneProduct() {
    var input = input("LAMP-1", "5.00");
    products.add(Product.create(ID, input.toDescription(), NOW));
    sql.answer(ProductListing.BY_ID, id -> List.of(new Versioned<>(view(input), 3)));
  }

  private void change(Version seen, ProductInput input) {
    change.change(ID, seen, CLERK, current -> input);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    assertRefused(rule, write);
    assertThat(products.updated).isEmpty();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aChangeIsSavedAndAudited() {
    change(CURRENT, input("LAMP-2", "5.00"));
    assertThat(products.updated).hasSize(1);
    assertThat(trail.actions()).containsExactly("product.changed");
  }

  @Test
  void anOldVersionIsRefused() {
    refused(RequestRule.STALE_VERSION, () -> change(OLD, input("LAMP-2", "5.00")));
    refused(RequestRule.STALE_VERSION, () -> change.remove(ID, OLD, CLERK));
    refused(RequestRule.STALE_VERSION, () -> change.archive(ID, OLD, CLERK));
    refused(RequestRule.STALE_VERSION, () -> change.restore(ID, OLD, CLERK));
  }

  @Test
  void theVersionOfAProductThatTheCallerMayNotReadIsNotCompared() {
    decisions.deny(Permission.CATALOG_READ, product -> true);
    refused(AccessRule.FORBIDDEN, () -> change(OLD, input("LAMP-2", "5.00")));
    refused(AccessRule.FORBIDDEN, () -> change.remove(ID, OLD, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.archive(ID, OLD, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.restore(ID, OLD, CLERK));
  }

  @Test
  void aProductThatDoesNotExistIsNotFound() {
    refused(
        CatalogRule.PRODUCT_NOT_FOUND,
        () -> change.change(new ProductId(new UUID(0, 9)), CURRENT, CLERK, current -> current));
  }

  @Test
  void aRemovedProductIsNotFound() {
    products.all.get(0).remove(NOW);
    refused(CatalogRule.PRODUCT_NOT_FOUND, () -> change.remove(ID, CURRENT, CLERK));
  }

  @Test
  void theCurrentPriceAndTheNewOneHaveToBeAllowed() {
    decisions.deny(Permission.CATALOG_WRITE, product -> isAmount(product, "price", "9.00"));
    refused(AccessRule.FORBIDDEN, () -> change(CURRENT, input("LAMP-1", "9.00")));
    decisions.deny(Permission.CATALOG_WRITE, product -> isAmount(product, "price", "5.00"));
    refused(AccessRule.FORBIDDEN, () -> change(CURRENT, input("LAMP-1", "8.00")));
  }

  @Test
  void theNewPriceIsKnownWhenTheCurrentProductIsAuthorised() {
    decisions.deny(Permission.CATALOG_WRITE, product -> isAmount(product, "newPrice", "8.00"));
    refused(AccessRule.FORBIDDEN, () -> change(CURRENT, input("LAMP-1", "8.00")));
  }

  @Test
  void aProductThatStaysAsItIsIsNeitherSavedNorAudited() {
    change(CURRENT, input("LAMP-1", "5.00"));
    assertThat(products.updated).isEmpty();
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aSkuOfAnotherProductIsRefused() {
    sql.answer(
        "SELECT id FROM products WHERE sku_key", sku -> List.of(new ProductId(new UUID(0, 8))));
    refused(CatalogRule.SKU_TAKEN, () -> change(CURRENT, input("LAMP-2", "5.00")));
  }

  @Test
  void aProductThatIsInUseIsNotDeleted() {
    reasonsToKeep.add("It is in stock.");
    refused(CatalogRule.PRODUCT_IN_USE, () -> change.remove(ID, CURRENT, CLERK));
  }

  @Test
  void whoMayNotChangeAProductMayNeitherArchiveNorRestoreNorDeleteIt() {
    decisions.deny(Permission.CATALOG_WRITE, product -> true);
    refused(AccessRule.FORBIDDEN, () -> change.archive(ID, CURRENT, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.restore(ID, CURRENT, CLERK));
    refused(AccessRule.FORBIDDEN, () -> change.remove(ID, CURRENT, CLERK));
  }

  @Test
  void archivingRestoringAndDeletingAreAuditedByTheirNames() {
    change.archive(ID, null, CLERK);
    change.restore(ID, CURRENT, CLERK);
    change.remove(ID, CURRENT, CLERK);
    assertThat(trail.actions())
        .containsExactly("product.archived", "product.restored", "product.removed");
    assertThat(products.all.get(0).isRemoved()).isTrue();
  }

  @Test
  void archivingTwiceAndRestoringWhatIsNotArchivedChangeNothing() {
    change.restore(ID, CURRENT, CLERK);
    assertThat(trail.entries()).isEmpty();
    change.archive(ID, CURRENT, CLERK);
    change.archive(ID, CURRENT, CLERK);
    assertThat(trail.actions()).containsExactly("product.archived");
  }

  private static boolean isAmount(ProtectedResource product, String attribute, String amount) {
    return product.attributes().get(attribute) instanceof BigDecimal actual
        && actual.compareTo(new BigDecimal(amount)) == 0;
  }
}
