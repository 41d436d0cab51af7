package io.bedloe.bench;

import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The data of a measurement: 10,000 products with stock, by the public imports; accounts that may
 * place orders; access tokens, ids and cursors for the scripts of the load.
 */
final class SampleData {

  private static final int PRODUCTS = 10_000;

  /** Enough that nothing is out of stock at the end. */
  private static final int STOCK = 100_000_000;

  /** Those that sign in. Many, because attempts for one account are limited. */
  private static final int ACCOUNTS = 2_000;

  /** Those whose sessions send requests. */
  private static final int SESSIONS = 32;

  private static final int PAGE = 20;
  private static final String PASSWORD = "nine grey herons at a weir";

  private final ServerUnderTest server;
  private final ApiCalls api;

  private SampleData(ServerUnderTest server) {
    this.server = server;
    this.api = new ApiCalls(server.uri());
  }

  /** Loads the data and writes {@link ServerUnderTest#data()}; returns the access tokens. */
  static List<String> load(ServerUnderTest server)
      throws IOException, InterruptedException, SQLException {
    return new SampleData(server).load();
  }

  private List<String> load() throws IOException, InterruptedException, SQLException {
    createAccounts();
    var tokens = new ArrayList<String>();
    for (int account = 1; account <= SESSIONS; account++) {
      tokens.add(signIn(account));
    }
    var token = tokens.get(0);
    api.importCsv("kind=products&currency=EUR", token, products());
    api.importCsv("kind=stock", token, stock());
    var products = column("SELECT id::text FROM products ORDER BY sku");
    if (products.size() != PRODUCTS) {
      throw new Refusal("There are %d products and not %d.".formatted(products.size(), PRODUCTS));
    }
    execute("VACUUM ANALYZE");
    Files.writeString(
        server.data(),
        "TOKENS = %s%nPRODUCTS = %s%nCURSORS = %s%nACCOUNTS = %d%nPASSWORD = \"%s\"%n"
            .formatted(lua(tokens), lua(products), lua(cursors(token)), ACCOUNTS, PASSWORD));
    return tokens;
  }

  /**
   * The first administrator is created by the API. The others get a copy of its password's hash,
   * because the API sends each of them an invitation by e-mail.
   */
  private void createAccounts() throws IOException, InterruptedException, SQLException {
    api.post(
        "auth/first-admin",
        Map.of(
            "secret",
            server.firstAdminSecret(),
            "email",
            "admin@bench.example",
            "name",
            "Admin",
            "password",
            PASSWORD));
    execute(
        """
        INSERT INTO users
        SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(),
          'email', 'bench-' || n || '@bench.example', 'name', 'Bench ' || n))).*
        FROM users u CROSS JOIN generate_series(1, %d) AS n
        WHERE u.email = 'admin@bench.example'"""
            .formatted(ACCOUNTS));
    execute(
        """
        INSERT INTO user_roles
        SELECT (jsonb_populate_record(r, jsonb_build_object('user_id', u.id, 'role', 'manager'))).*
        FROM user_roles r CROSS JOIN users u WHERE u.email LIKE 'bench-%'
        ON CONFLICT DO NOTHING""");
  }

  private String signIn(int account) throws IOException, InterruptedException {
    return api.post(
            "auth/login",
            Map.of("email", "bench-%d@bench.example".formatted(account), "password", PASSWORD))
        .required("accessToken")
        .asText();
  }

  /** A page at a time through all products. */
  private List<String> cursors(String token) throws IOException, InterruptedException {
    var cursors = new ArrayList<String>();
    var next = api.get("products?limit=" + PAGE, token).at("/page/next").asText("");
    while (cursors.size() < PRODUCTS / PAGE - 1 && !next.isEmpty()) {
      cursors.add(next);
      next =
          api.get("products?limit=%d&cursor=%s".formatted(PAGE, next), token)
              .at("/page/next")
              .asText("");
    }
    return cursors;
  }

  private static String products() {
    return csv(
        "sku,name,description,price",
        n ->
            String.format(
                Locale.ROOT,
                "SKU-%06d,Product %d,Description of product %d: %s,%d.%02d",
                n,
                n,
                n,
                "a lamp with a long arm and a grey shade ".repeat(4).strip(),
                1 + n * 37 % 99,
                n % 100));
  }

  private static String stock() {
    return csv(
        "reference,sku,quantity", n -> String.format(Locale.ROOT, "R-%d,SKU-%06d,%d", n, n, STOCK));
  }

  private static String csv(String header, IntFunction<String> row) {
    return IntStream.rangeClosed(1, PRODUCTS)
        .mapToObj(row)
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  private static String lua(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "{", "}"));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = server.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    try (var connection = server.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
