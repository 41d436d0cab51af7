package io.bedloe.commerce.orders.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.commerce.catalog.Catalog;
import io.bedloe.commerce.catalog.Offer;
import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerId;
import io.bedloe.commerce.customers.CustomerRef;
import io.bedloe.commerce.inventory.FakeStock;
import io.bedloe.commerce.orders.OrderRule;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.VisibleOrders;
import io.bedloe.commerce.orders.data.OrderQueries;
import io.bedloe.commerce.orders.usecase.OrderInput.LineInput;
import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.config.MapConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final CustomerId CUSTOMER = new CustomerId(new UUID(0, 5));
  private static final Caller STAFF =
      caller(
          Permission.ORDERS_ALL,
          Permission.ORDERS_READ,
          Permission.ORDERS_WRITE,
          Permission.CUSTOMERS_READ,
          Permission.CUSTOMERS_ALL);
  private static final Caller BUYER =
      caller(Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.CUSTOMERS_READ);

  private final StoredOrders orders = new StoredOrders();
  private final FakeSql sql = new FakeSql();
  private final FakeStock stock = new FakeStock();
  private final FakeDecisions decisions = new FakeDecisions();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final List<Offer> offers = new ArrayList<>();
  private final List<CustomerRef> customers = new ArrayList<>();
  private final PlaceOrder place = place();

  private static Caller caller(Permission... permissions) {
    return new Caller(new AccountId(new UUID(0, 2)), "somebody", Set.of(), Set.of(permissions));
  }

  private PlaceOrder place() {
    var settings =
        MapConfig.settings(
            Map.of(
                "bedloe.orders.max-open-per-customer", "0",
                "bedloe.orders.max-open-per-account", "0"));
    var limits = new FakeLimits();
    var catalog = new Catalog(sql, limits);
    var directory = new CustomerDirectory(sql, limits);
    var guard = decisions.guard();
    var queries = new OrderQueries(sql);
    var open = new OpenOrders(queries, settings);
    var buyers =
        new BuyerResolver(directory, new VisibleOrders(directory, limits, queries), open, queries);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new PlaceOrder(
        orders.inserts(),
        new OrderItems(catalog, guard),
        new OrderFactory(buyers, open, queries, () -> new UUID(3, 3), clock, settings),
        new ShownOrders(orders, catalog, directory),
        guard,
        stock,
        trail);
  }

  private static Offer offer(boolean active, boolean archived) {
    return new Offer(LAMP, "LAMP-1", "Lamp", Money.parse("5.00", "GBP"), active, archived);
  }

  private static CustomerRef customer(boolean archived) {
    return new CustomerRef(CUSTOMER, "Jane", null, "GB", null, archived);
  }

  @BeforeEach
  void catalogueAndCustomers() {
    sql.answer("FROM products p", parameters -> offers);
    sql.answer("FROM customers c", parameters -> customers);
    sql.answer("nextval('order_numbers')", parameters -> List.of(7L));
    offers.add(offer(true, false));
    customers.add(customer(false));
  }

  private static LineInput line(@Nullable String sku, @Nullable Money price) {
    return new LineInput(sku, null, 3L, price);
  }

  private static OrderInput input(
      @Nullable CustomerId customer, String currency, LineInput... lines) {
    return new OrderInput(customer, null, currency, List.of(lines));
  }

  private Rejected refused(Rule rule, OrderInput input, Caller caller) {
    var refusal =
        assertThatThrownBy(() -> place.place(input, caller))
            .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
            .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule))
            .actual();
    assertThat(trail.entries()).isEmpty();
    return refusal;
  }

  /** The order is refused before anything is stored or reserved. */
  private void invalid(String code, OrderInput input, Caller caller) {
    assertThat(refused(OrderRule.INVALID_ORDER, input, caller).faults())
        .extracting(Fault::code)
        .containsExactly(code);
    assertThat(orders.all()).isEmpty();
    assertThat(stock.calls()).isEmpty();
  }

  @Test
  void anOrderIsStoredReservedAndAudited() {
    var placed = place.place(input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF).value();
    assertThat(placed.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(placed.customerId()).isEqualTo(CUSTOMER);
    assertThat(placed.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.total()).isEqualTo(Money.parse("15.00", "GBP")));
    assertThat(orders.all()).hasSize(1);
    assertThat(stock.calls()).containsExactly("reserve [3]");
    assertThat(trail.actions()).containsExactly("order.placed");
  }

  @Test
  void anUnknownProductIsRefused() {
    invalid("unknown-product", input(CUSTOMER, "GBP", line("NONE-1", null)), STAFF);
  }

  @Test
  void aLineWithoutAProductIsRefused() {
    invalid("product-required", input(CUSTOMER, "GBP", line(null, null)), STAFF);
  }

  @Test
  void anInactiveProductIsRefused() {
    offers.set(0, offer(false, false));
    invalid("inactive-product", input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
  }

  @Test
  void anArchivedProductIsRefused() {
    offers.set(0, offer(true, true));
    invalid("archived-product", input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
  }

  @Test
  void aProductInAnotherCurrencyIsRefused() {
    invalid("other-currency", input(CUSTOMER, "EUR", line("LAMP-1", null)), STAFF);
  }

  @Test
  void oneRefusalNamesTheFaultsOfAllLines() {
    var refusal =
        refused(
            OrderRule.INVALID_ORDER,
            input(CUSTOMER, "GBP", line("NONE-1", null), line(null, null)),
            STAFF);
    assertThat(refusal.faults())
        .extracting(Fault::pointer)
        .containsExactly("/lines/0/sku", "/lines/1");
  }

  @Test
  void aPriceOfOnesOwnNeedsItsPermission() {
    var input = input(CUSTOMER, "GBP", line("LAMP-1", Money.parse("1.00", "GBP")));
    refused(AccessRule.FORBIDDEN, input, STAFF);
    assertThat(orders.all()).isEmpty();
  }

  @Test
  void anUnknownCustomerIsRefused() {
    customers.clear();
    invalid("unknown-customer", input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
  }

  @Test
  void anArchivedCustomerIsRefused() {
    customers.set(0, customer(true));
    invalid("archived-customer", input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
  }

  @Test
  void aBuyerOrdersForTheLinkedCustomer() {
    var placed = place.place(input(null, "GBP", line("LAMP-1", null)), BUYER).value();
    assertThat(placed.customerId()).isEqualTo(CUSTOMER);
  }

  @Test
  void aBuyerWhoNamesAnotherCustomerIsRefusedAsIfThereWereNone() {
    invalid(
        "unknown-customer",
        input(new CustomerId(new UUID(0, 6)), "GBP", line("LAMP-1", null)),
        BUYER);
  }

  @Test
  void aBuyerWithoutACustomerIsRefused() {
    customers.clear();
    refused(OrderRule.NO_LINKED_CUSTOMER, input(null, "GBP", line("LAMP-1", null)), BUYER);
    assertThat(orders.all()).isEmpty();
  }

  @Test
  void aPolicyThatDeniesTheOrderRefusesItBeforeItIsStored() {
    decisions.deny(Permission.ORDERS_WRITE, order -> true);
    refused(AccessRule.FORBIDDEN, input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
    assertThat(orders.all()).isEmpty();
    assertThat(stock.calls()).isEmpty();
  }

  @Test
  void anOrderWithTooLittleStockIsRefusedAndNamesTheLines() {
    stock.runShort(LAMP, 1);
    var refusal =
        refused(OrderRule.INSUFFICIENT_STOCK, input(CUSTOMER, "GBP", line("LAMP-1", null)), STAFF);
    assertThat(refusal.faults()).extracting(Fault::pointer).containsExactly("/lines/0/quantity");
  }
}
