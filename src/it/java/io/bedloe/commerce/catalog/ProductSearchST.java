package io.bedloe.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.data.ProductListing;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.SystemTest;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Lists;
import io.bedloe.platform.lists.Overheard;
import io.bedloe.platform.lists.Plan;
import io.bedloe.platform.persistence.Migrations;
import io.bedloe.platform.persistence.Sql;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the search of products and its vocabulary on a database without other products. */
@SystemTest
class ProductSearchST {

  private static final DataSource DATABASE =
      BedloeServer.postgres().createDatabase("product_search").dataSource();

  private static final Condition POUNDS = Condition.of("p.price_currency = ?", "GBP");

  @BeforeAll
  static void createSchema() throws Exception {
    try (var owner = DATABASE.getConnection()) {
      Migrations.up(owner);
    }
  }

  private static int execute(Connection connection, String sql, String... parameters)
      throws Exception {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static String create(Connection connection, String name, String currency)
      throws Exception {
    var id = UUID.randomUUID().toString();
    execute(
        connection,
        """
        INSERT INTO products (id, sku, name, price_minor, price_currency, active, attributes,
          created_at, updated_at, version)
        VALUES (?::uuid, gen_random_uuid()::text, ?, 5, ?, TRUE, '{}', now(), now(), 0)""",
        id,
        name,
        currency);
    return id;
  }

  private static void create(String name, String currency) throws Exception {
    try (var connection = DATABASE.getConnection()) {
      create(connection, name, currency);
    }
  }

  private static void rename(Connection connection, String id, String name) throws Exception {
    execute(connection, "UPDATE products SET name = ? WHERE id = ?::uuid", name, id);
  }

  private static List<String> names(Map<String, List<String>> parameters, Condition... policies) {
    var request = ListRequest.parse(parameters, ProductListing.LISTING);
    return new Lists(new Sql(DATABASE))
        .page(ProductListing.LISTING, request, policies).items().stream()
            .map(ProductView::name)
            .toList();
  }

  private static List<String> words(Connection connection, String beginning) throws Exception {
    try (var statement =
        connection.prepareStatement(
            "SELECT word FROM product_words WHERE starts_with(word, ?) ORDER BY word")) {
      statement.setString(1, beginning);
      try (var rows = statement.executeQuery()) {
        var words = new ArrayList<String>();
        while (rows.next()) {
          words.add(rows.getString(1));
        }
        return words;
      }
    }
  }

  @Test
  void aWordOfAProductThatIsNotShownDoesNotChangeWhatIsFound() throws Exception {
    create("Growth bulb", "GBP");
    create("Grwoth bulb", "USD");
    var mistyped = Map.of("q", List.of("grwoth bulb"));
    assertThat(names(mistyped, POUNDS)).containsExactly("Growth bulb");
    assertThat(names(mistyped)).containsExactly("Grwoth bulb");
    var filtered = Map.of("q", List.of("grwoth bulb"), "currency", List.of("GBP"));
    assertThat(names(filtered)).isEmpty();
  }

  @Test
  void theNearestOfManyWordsIsFoundAndFewOfThemAreRead() throws Exception {
    try (var connection = DATABASE.getConnection()) {
      // 40,000 words that come before the right one.
      execute(
          connection,
          """
          INSERT INTO product_words (word)
          SELECT 'v' || translate(lpad(to_hex(n), 5, '0'), '0123456789', 'ghijklmnop')
          FROM generate_series(1, 40000) AS n""");
      create(connection, "Vzigzag", "GBP");
    }
    assertThat(names(Map.of("q", List.of("vzgizag")))).containsExactly("Vzigzag");

    var tenWords =
        IntStream.range(0, 10)
            .mapToObj(number -> "vggg" + (char) ('g' + number) + "z")
            .collect(Collectors.joining(" "));
    var overheard = new Overheard(DATABASE);
    var request = ListRequest.parse(Map.of("q", List.of(tenWords)), ProductListing.LISTING);
    new Lists(new Sql(overheard.source())).page(ProductListing.LISTING, request);
    long rows = 0;
    for (var query : overheard.queries()) {
      rows += Plan.of(DATABASE, query).rows();
    }
    assertThat(rows).isBetween(100L, 10 * 220L);
  }

  /** Otherwise two transactions that write the same new words could deadlock. */
  @Test
  void writersOfTheSameNewWordDoNotWaitForEachOther() throws Exception {
    try (var first = DATABASE.getConnection();
        var second = DATABASE.getConnection()) {
      for (var connection : List.of(first, second)) {
        connection.setAutoCommit(false);
        execute(connection, "SET LOCAL lock_timeout = '5s'");
      }
      var chair = create(first, "Wickerwork chair", "GBP");
      var table = create(second, "Wrought table", "GBP");
      rename(second, table, "Wickerwork table");
      rename(first, chair, "Wrought chair");
      first.commit();
      second.commit();
      assertThat(words(first, "w")).containsOnly("wickerwork", "wrought");
    }
    assertThat(names(Map.of("q", List.of("wrou")))).containsExactly("Wrought chair");
    assertThat(names(Map.of("q", List.of("wickrework")))).containsExactly("Wickerwork table");
  }

  @Test
  void onlyTheWordsOfANewNameAreNoted() throws Exception {
    try (var connection = DATABASE.getConnection()) {
      var id = create(connection, "Xerographic xylophone", "GBP");
      execute(connection, "DELETE FROM product_words WHERE starts_with(word, 'x')");
      execute(
          connection,
          "UPDATE products SET name = name, description = 'new' WHERE id = ?::uuid",
          id);
      assertThat(words(connection, "x")).isEmpty();
      rename(connection, id, "Xylophone x 25cm, xylem");
      assertThat(words(connection, "x")).containsExactly("xylem", "xylophone");
    }
  }
}
