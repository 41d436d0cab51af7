package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.commerce.orders.data.OrderListing;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.OneConnection;
import io.bedloe.it.SystemTest;
import io.bedloe.platform.jobs.JobListing;
import io.bedloe.platform.persistence.Migrations;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the plans of the statements that are sent, with 100,000 rows in each list. */
@SystemTest
class QueryPlansST {

  private static final int ROWS = 100_000;

  /** A page of 20 takes 20 to 100 blocks; the smaller table has more than a thousand. */
  private static final int FEW_BLOCKS = 200;

  private static final DataSource DATABASE =
      BedloeServer.postgres().createDatabase("plans").dataSource();

  @BeforeAll
  static void fill() throws Exception {
    try (var connection = DATABASE.getConnection()) {
      Migrations.up(connection);
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            INSERT INTO products (id, sku, external_reference, name, description, price_minor,
              price_currency, active, attributes, created_at, updated_at, version)
            SELECT gen_random_uuid(), 'SKU-' || n, 'REF-' || n, 'Lamp number ' || n, 'A lamp.',
              n %% 10000, 'GBP', TRUE, '{}', now() - n * interval '1 minute',
              now() - n * interval '1 second', 0
            FROM generate_series(1, %d) AS n"""
                .formatted(ROWS));
        statement.execute(
            """
            INSERT INTO customers (id, name, created_at, updated_at, version)
            SELECT gen_random_uuid(), 'Customer ' || n, now(), now(), 0
            FROM generate_series(1, 1000) AS n""");
        statement.execute(
            """
            INSERT INTO orders (id, number, kind, status, customer_id, external_reference, currency,
              total_minor, historical, placed_at, updated_at, version)
            SELECT gen_random_uuid(), '2026-' || lpad(n::text, 6, '0'), 'SALE', 'DELIVERED', c.id,
              'INV-' || n, 'GBP', n %% 50000, FALSE, now() - n * interval '1 minute',
              now() - n * interval '1 second', 0
            FROM generate_series(1, %d) AS n
            JOIN (SELECT id, row_number() OVER () AS position FROM customers) c
              ON c.position = n %% 1000 + 1"""
                .formatted(ROWS));
        statement.execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              run_at, attempts, created_at, finished_at)
            SELECT gen_random_uuid(), 'reindex', 1, '{}', FALSE, 'STANDARD', 0,
              CASE WHEN n %% 2 = 0 THEN 'DEAD' ELSE 'SUCCEEDED' END, now(), 1, now(),
              now() - n * interval '1 second'
            FROM generate_series(1, 2 * %d) AS n"""
                .formatted(ROWS));
        statement.execute(
            """
            INSERT INTO job_failures (job_id, token, attempt, server, started_at, error)
            SELECT id, 1, 1, 'a server', now(), 'failed' FROM jobs WHERE state = 'DEAD'""");
        // The words of a shop, with 16 first letters.
        statement.execute(
            """
            INSERT INTO product_words (word)
            SELECT DISTINCT left(translate(md5(n::text), '0123456789', 'ghijklmnop'), 8)
            FROM generate_series(1, 20000) AS n""");
        statement.execute("VACUUM ANALYZE");
      }
    }
  }

  static Stream<Arguments> everyListInEveryOrder() {
    return Stream.of(ProductListing.LISTING, OrderListing.LISTING, JobListing.LISTING)
        .flatMap(
            listing ->
                listing.sortable().stream()
                    .flatMap(
                        field ->
                            Stream.of(
                                Arguments.of(listing, field), Arguments.of(listing, "-" + field))));
  }

  @ParameterizedTest
  @MethodSource("everyListInEveryOrder")
  void aPageIsReadByAnIndexAndTheLastOneCostsWhatTheFirstDoes(Listing<?> listing, String sort)
      throws Exception {
    var request = ListRequest.parse(Map.of("sort", List.of(sort)), listing);
    var first = plan(listing, request);
    var last = plan(listing, behind(listing, request, ROWS - 50));
    for (var plan : List.of(first, last)) {
      assertThat(plan.nodes())
          .as("%s by %s", listing.name(), sort)
          .doesNotContain("Seq Scan", "Sort");
    }
    assertThat(last.blocks()).isLessThanOrEqualTo(3 * first.blocks() + 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sku", "externalReference", "id"})
  void aProductIsLookedUpByAnIndex(String field) throws Exception {
    var value = field.equals("id") ? new UUID(0, 1).toString() : "SKU-5";
    var request = ListRequest.parse(Map.of(field, List.of(value)), ProductListing.LISTING);
    assertThat(plan(ProductListing.LISTING, request).nodes()).doesNotContain("Seq Scan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "externalReference", "customerId", "id"})
  void anOrderIsLookedUpByAnIndex(String field) throws Exception {
    var value = field.endsWith("d") ? new UUID(0, 1).toString() : "INV-5";
    var request = ListRequest.parse(Map.of(field, List.of(value)), OrderListing.LISTING);
    assertThat(plan(OrderListing.LISTING, request).nodes()).doesNotContain("Seq Scan");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({"q, SKU-77777", "q, zzzzqqq", "q, lmap nmuber SKU-77777", "name[contains], r 77777"})
  void wordsAndMistypedWordsAreFoundByTheirIndexes(String parameter, String value)
      throws Exception {
    var request = ListRequest.parse(Map.of(parameter, List.of(value)), ProductListing.LISTING);
    assertThat(plans(ProductListing.LISTING, request))
        .hasSizeGreaterThan(parameter.equals("q") ? 2 : 0)
        .allSatisfy(
            plan -> {
              assertThat(plan.nodes()).doesNotContain("Seq Scan");
              assertThat(plan.blocks()).isLessThan(FEW_BLOCKS);
            });
  }

  static Stream<Arguments> filtersThatMatchNothing() {
    return Stream.of(
        Arguments.of(ProductListing.LISTING, "currency", "XAU"),
        Arguments.of(ProductListing.LISTING, "active", "false"),
        Arguments.of(ProductListing.LISTING, "archived", "true"),
        Arguments.of(ProductListing.LISTING, "price[lt]", "0"),
        Arguments.of(OrderListing.LISTING, "currency", "XAU"),
        Arguments.of(OrderListing.LISTING, "country", "XX"),
        Arguments.of(OrderListing.LISTING, "kind", "CREDIT_NOTE"),
        Arguments.of(OrderListing.LISTING, "historical", "true"));
  }

  @ParameterizedTest(name = "{1}={2}")
  @MethodSource("filtersThatMatchNothing")
  void aFilterThatMatchesNothingDoesNotReadTheTable(
      Listing<?> listing, String parameter, String value) throws Exception {
    var request = ListRequest.parse(Map.of(parameter, List.of(value)), listing);
    var plan = plan(listing, request);
    assertThat(plan.nodes()).doesNotContain("Seq Scan");
    assertThat(plan.blocks()).isLessThan(FEW_BLOCKS);
  }

  /** A plan for all values would read along the index of the order, past every product. */
  @Test
  void aFilterIsPlannedForItsValueHoweverOftenItRan() throws Exception {
    try (var connection = DATABASE.getConnection()) {
      // The counters of a transaction are read within it.
      connection.setAutoCommit(false);
      var lists = new Lists(new Sql(OneConnection.of(connection)));
      var common = ListRequest.parse(Map.of("active", List.of("true")), ProductListing.LISTING);
      for (int time = 0; time < 20; time++) {
        lists.page(ProductListing.LISTING, common);
      }
      long before = rowsRead(connection);
      var none = ListRequest.parse(Map.of("active", List.of("false")), ProductListing.LISTING);
      assertThat(lists.page(ProductListing.LISTING, none).items()).isEmpty();
      assertThat(rowsRead(connection) - before).isLessThan(ROWS / 10);
    }
  }

  /** Requests that read a list have no transaction. */
  @Test
  void aFilterIsPlannedForItsValueAlsoWithoutATransaction() throws Exception {
    try (var connection = DATABASE.getConnection()) {
      connection.setAutoCommit(true);
      var lists = new Lists(new Sql(OneConnection.of(connection)));
      var common = ListRequest.parse(Map.of("active", List.of("true")), ProductListing.LISTING);
      for (int time = 0; time < 20; time++) {
        lists.page(ProductListing.LISTING, common);
      }
      long before = rowsReadByAll(connection);
      var none = ListRequest.parse(Map.of("active", List.of("false")), ProductListing.LISTING);
      assertThat(lists.page(ProductListing.LISTING, none).items()).isEmpty();
      assertThat(rowsReadByAll(connection) - before).isLessThan(ROWS / 10);
      assertThat(text(connection, "SHOW plan_cache_mode")).isEqualTo("auto");
    }
  }

  /** The rows of products that all transactions have fetched by indexes. */
  private static long rowsReadByAll(Connection connection) throws Exception {
    text(connection, "SELECT pg_stat_force_next_flush()");
    return Long.parseLong(
        text(
            connection,
            """
            SELECT sum(pg_stat_get_tuples_fetched(oid)) FROM pg_class
            WHERE relname LIKE 'products%'"""));
  }

  private static String text(Connection connection, String query) throws Exception {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return String.valueOf(row.getString(1));
    }
  }

  /** The rows of products that this transaction has fetched by indexes, which count them. */
  private static long rowsRead(Connection connection) throws Exception {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT sum(pg_stat_get_xact_tuples_fetched(oid)) FROM pg_class
                WHERE relname LIKE 'products%'""")) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static ListRequest behind(Listing<?> listing, ListRequest request, int rows)
      throws Exception {
    var key = request.order().get(0);
    var direction = key.descending() ? "DESC" : "ASC";
    var sql =
        "SELECT (%s)::text, %s FROM %s WHERE %s ORDER BY %s %s, %s %s OFFSET %d LIMIT 1"
            .formatted(
                key.field().sql(),
                listing.id(),
                listing.from(),
                listing.standing(),
                key.field().sql(),
                direction,
                listing.id(),
                direction,
                rows);
    try (var connection = DATABASE.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      var cursor = new Cursor(List.of(row.getString(1)), row.getObject(2, UUID.class));
      return new ListRequest(
          request.limit(),
          request.order(),
          request.filters(),
          request.q(),
          cursor,
          request.fields(),
          request.total());
    }
  }

  /** Returns the plan of the query that reads the page. */
  private static Plan plan(Listing<?> listing, ListRequest request) throws Exception {
    var all = plans(listing, request);
    return all.get(all.size() - 1);
  }

  /** Returns the plans of all queries of a request, in order. */
  private static List<Plan> plans(Listing<?> listing, ListRequest request) throws Exception {
    var overheard = new Overheard(DATABASE);
    new Lists(new Sql(overheard.source())).page(listing, request);
    var plans = new ArrayList<Plan>();
    for (var query : overheard.queries()) {
      plans.add(Plan.of(DATABASE, query));
    }
    return plans;
  }
}
