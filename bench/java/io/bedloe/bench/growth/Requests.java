package io.bedloe.bench.growth;

import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.commerce.customers.data.CustomerListing;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.identity.accounts.data.UserListing;
import io.bedloe.identity.audit.data.AuditListing;
import io.bedloe.platform.lists.DeepCursor;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Operator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests that are measured: all that lists offer, look-ups, searches and reports. */
final class Requests {

  /** Texts that some rows have, by list and field; a text that no row has is tried as well. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("products.sku", "SKU-0000500"),
          Map.entry("products.externalReference", "REF-500"),
          Map.entry("products.name", "growth"),
          Map.entry("products.currency", "JPY"),
          Map.entry("orders.number", "-000777"),
          Map.entry("orders.externalReference", "INV-77"),
          Map.entry("orders.country", "NO"),
          Map.entry("orders.currency", "JPY"),
          Map.entry("customers.externalReference", "C77"),
          Map.entry("customers.name", "Ada Novak"),
          Map.entry("customers.email", "ada.novak"),
          Map.entry("customers.country", "NO"),
          Map.entry("users.email", "person77@shop.example.com"),
          Map.entry("users.name", "Ada Novak"),
          Map.entry("audit.action", "stock.entered"),
          Map.entry("audit.subjectType", "stock"),
          Map.entry("audit.actorName", "warehouse"),
          Map.entry("audit.requestId", "request-77"),
          Map.entry("audit.subjectId", "00000000-0000-0000-0000-000000000000"));

  private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000001";

  private final Connection connection;

  /** The first day of the month of the newest order. */
  private final LocalDate month;

  private final List<String> paths = new ArrayList<>();

  private Requests(Connection connection, Instant end) {
    this.connection = connection;
    month = LocalDate.ofInstant(end, ZoneOffset.UTC).withDayOfMonth(1);
  }

  /**
   * Returns the paths with their queries.
   *
   * @param end the time of the newest order
   */
  static List<String> of(Connection connection, Instant end) throws SQLException {
    var requests = new Requests(connection, end);
    requests.list("products", ProductListing.LISTING);
    requests.list("orders", OrderListing.LISTING);
    requests.list("customers", CustomerListing.LISTING);
    requests.list("users", UserListing.LISTING);
    requests.list("audit", AuditListing.LISTING);
    requests.stock();
    requests.searches();
    requests.lookUps();
    requests.reports();
    return requests.paths;
  }

  private void list(String name, Listing<?> listing) throws SQLException {
    paths.add("/" + name);
    paths.add("/" + name + "?total=true");
    long rows = number("SELECT count(*) FROM " + listing.from() + " WHERE " + listing.standing());
    for (var field : listing.sortable()) {
      for (var sort : List.of(field, "-" + field)) {
        var cursor = DeepCursor.behind(connection, listing, sort, rows * 9 / 10);
        paths.add("/" + name + "?sort=" + sort);
        paths.add("/" + name + "?sort=" + sort + "&cursor=" + cursor);
      }
    }
    for (var field : new TreeMap<>(listing.fields()).values()) {
      for (var operator : field.operators().stream().sorted().toList()) {
        for (var value : values(name, field, operator)) {
          paths.add("/%s?%s[%s]=%s".formatted(name, field.name(), operator.code(), encoded(value)));
        }
      }
    }
  }

  private List<String> values(String list, Field field, Operator operator) {
    if (!field.choices().isEmpty()) {
      return field.choices().stream().sorted().toList();
    }
    var known = TEXTS.get(list + '.' + field.name());
    return switch (field.type()) {
      case ID -> List.of(UNKNOWN_ID);
      case FLAG -> List.of("true", "false");
      case NUMBER -> List.of("0", "5", "100000000");
      case AMOUNT -> List.of("0", "99.50", "100000000");
      case TIME ->
          operator == Operator.EQ
                  || operator.code().length() == 3
                  || operator == Operator.GT
                  || operator == Operator.LT
              ? List.of("2000-01-01", lastYear().toString(), "2100-01-01")
              : List.of(lastYear() + "T00:00:00Z");
      case TEXT, CASELESS ->
          known == null
              ? List.of("zzzqqq")
              : List.of(known, operator == Operator.CONTAINS ? "zzzqqq" : "XX");
    };
  }

  private void stock() {
    for (var query :
        List.of(
            "",
            "?total=true",
            "?sort=available",
            "?sort=-available",
            "?sort=updatedAt",
            "?onHand=0",
            "?onHand=100000000",
            "?reserved[gt]=0",
            "?reserved[gt]=100000000",
            "?sku=SKU-0000500",
            "?sku[contains]=zzzqqq",
            "?available[lte]=0&sort=available",
            "?available=0",
            "?updatedAt[lt]=2000-01-01")) {
      paths.add("/stock" + query);
    }
  }

  private void searches() {
    for (var q :
        List.of(
            "lamp",
            "growth lamp",
            "grwoth lmap",
            "zzzzqqq",
            "lam",
            "hurricnae",
            "lamp table",
            "lamp -growth",
            "\"growth steel\"",
            "SKU-0000500",
            "a",
            "777",
            "coper wistle auorra",
            "Wirelss")) {
      paths.add("/products?q=" + encoded(q));
    }
    paths.add("/products?q=lamp&sort=price");
    paths.add("/products?q=lamp&currency=JPY&total=true");
  }

  private void lookUps() throws SQLException {
    var product = text("SELECT id FROM products ORDER BY id DESC OFFSET 100 LIMIT 1");
    var order = text("SELECT id FROM orders ORDER BY id DESC OFFSET 100 LIMIT 1");
    var customer = text("SELECT id FROM customers ORDER BY id OFFSET 100 LIMIT 1");
    var sold = text("SELECT product_id FROM order_lines LIMIT 1");
    paths.addAll(
        List.of(
            "/products/" + product,
            "/stock/" + product,
            "/stock/" + sold + "/movements",
            "/stock/" + sold + "/reconciliation",
            "/orders/" + order,
            "/customers/" + customer,
            "/orders?customerId=" + customer,
            "/audit?subjectType=order&subjectId=" + order));
  }

  private void reports() {
    var twoYears = "from=" + month.minusYears(2) + "&to=" + month;
    var lastMonth = "from=" + month.minusMonths(1) + "&to=" + month;
    for (var query :
        List.of(
            "groupBy=country,month&currency=EUR",
            twoYears + "&groupBy=country,month&currency=EUR",
            twoYears + "&groupBy=country,month,currency&zone=Europe/Paris",
            twoYears + "&groupBy=currency,day",
            twoYears + "&groupBy=currency,day&zone=America/New_York",
            twoYears + "&groupBy=currency,state",
            twoYears + "&groupBy=product&currency=EUR",
            lastMonth + "&groupBy=product&currency=JPY",
            lastMonth + "&groupBy=customer&currency=JPY")) {
      paths.add("/reports/sales?" + query);
    }
  }

  private LocalDate lastYear() {
    return month.minusYears(1);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  private String text(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
