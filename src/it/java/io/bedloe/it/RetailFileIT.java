package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.kernel.Sku;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Imports two years of a real retailer's invoices, and compares the totals with sums over the file.
 */
@IntegrationTest
class RetailFileIT {

  /** The countries of the file that have a code; two of its names are not countries. */
  private static final Map<String, String> CODES =
      List.of(
              "Australia AU,Austria AT,Bahrain BH,Belgium BE,Brazil BR,Cyprus CY,Denmark DK,EIRE"
                  + " IE",
              "Finland FI,France FR,Germany DE,Greece GR,Iceland IS,Israel IL,Italy IT,Japan JP",
              "Malta MT,Netherlands NL,Norway NO,Poland PL,Portugal PT,Singapore SG,Spain ES",
              "Sweden SE,Switzerland CH,USA US,United Kingdom GB")
          .stream()
          .flatMap(line -> List.of(line.split(",", -1)).stream())
          .collect(
              Collectors.toMap(
                  pair -> pair.substring(0, pair.length() - 3),
                  pair -> pair.substring(pair.length() - 2)));

  private static final byte[] FILE = Csv.retailFile();
  private static final List<Map<String, String>> ROWS =
      Csv.read(new String(FILE, StandardCharsets.UTF_8));
  private static final List<Map<String, String>> GOOD =
      ROWS.stream().filter(row -> new BigDecimal(row.get("UnitPrice")).signum() > 0).toList();

  /** The sales figures of a month in a country; amounts are in pounds. */
  private record Figures(long orders, long units, BigDecimal gross, BigDecimal returned) {

    static final Figures NONE = new Figures(0, 0, new BigDecimal("0.00"), new BigDecimal("0.00"));

    Figures plus(Figures other) {
      return new Figures(
          orders + other.orders,
          units + other.units,
          gross.add(other.gross),
          returned.add(other.returned));
    }
  }

  @Test
  void theFileIsImportedAndTheReportAgreesToThePenny() {
    var tried = imported(Map.of("dryRun", "true"));
    assertThat(count("orders WHERE historical AND external_reference ~ '^C?5[0-9]{5}$'")).isZero();

    var report = imported(Map.of());

    assertThat(report.getLong("rowsRead")).isEqualTo(9_674);
    assertThat(report.getLong("refused")).isEqualTo(12);
    assertThat(report.getLong("accepted")).isEqualTo(9_662);
    assertThat(report.getLong("created.orders")).isEqualTo(references(1).size());
    assertThat(report.getLong("created.creditNotes")).isEqualTo(references(-1).size());
    assertThat(report.getLong("created.products")).isEqualTo(skus());
    assertThat(report.getLong("created.customers")).isEqualTo(distinct("CustomerID"));
    assertThat(report.getList("warnings"))
        .isEqualTo(
            List.of(Map.of("code", "COUNTRY_UNKNOWN", "count", 29, "example", "Channel Islands")));
    for (var figure : Set.of("rowsRead", "accepted", "refused", "created", "warnings")) {
      assertThat(tried.<Object>get(figure)).as(figure).isEqualTo(report.<Object>get(figure));
    }
    assertThat(reported()).isEqualTo(expected());
    theRefusedRowsComeBack(report);
    theSameFileAgainChangesNothing(report);
  }

  private static void theRefusedRowsComeBack(JsonPath report) {
    var csv = new String(refused(report).asByteArray(), StandardCharsets.UTF_8);
    var refused = Csv.read(csv);
    assertThat(refused)
        .extracting(row -> row.get("refused_code"))
        .containsOnly("PRICE_NOT_POSITIVE");
    assertThat(refused).extracting(row -> row.get("refused_column")).containsOnly("UnitPrice");
    for (var row : refused) {
      var own = new LinkedHashMap<>(row);
      own.keySet().removeIf(name -> name.startsWith("refused_"));
      assertThat(own).isEqualTo(ROWS.get(Integer.parseInt(row.get("refused_row")) - 2));
    }
    assertThat(refused).hasSize(ROWS.size() - GOOD.size());
    assertThat(report.getList("refusedRows")).hasSize(ROWS.size() - GOOD.size());
  }

  private static void theSameFileAgainChangesNothing(JsonPath first) {
    var before = fingerprint();
    var again = imported(Map.of());
    assertThat(again.getMap("created").values()).containsOnly(0);
    assertThat(again.getMap("updated").values()).containsOnly(0);
    for (var figure : Set.of("orders", "creditNotes")) {
      assertThat(again.getLong("unchanged." + figure))
          .isEqualTo(first.getLong("created." + figure));
    }
    assertThat(again.getLong("accepted")).isEqualTo(first.getLong("accepted"));
    assertThat(again.getLong("refused")).isEqualTo(first.getLong("refused"));
    assertThat(fingerprint()).isEqualTo(before);
  }

  private static List<String> fingerprint() {
    return List.of("orders", "order_lines", "order_history", "products", "customers", "stock")
        .stream()
        .map(table -> table + " " + hash(table))
        .toList();
  }

  private static String hash(String table) {
    return Database.shared()
        .list(
            row -> row.getString(1),
            "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM "
                + table
                + " t")
        .get(0);
  }

  private static long count(String what) {
    return Database.shared().number("SELECT count(*) FROM " + what);
  }

  private static JsonPath imported(Map<String, String> more) {
    var parameters = new HashMap<>(Csv.RETAIL);
    parameters.putAll(more);
    return Csv.send(As.manager(), "orders", FILE, parameters)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response refused(JsonPath report) {
    var path = report.getString("refusedCsv");
    return As.manager().basePath("").get(path).then().statusCode(200).extract().response();
  }

  private static Set<String> references(int sign) {
    return GOOD.stream()
        .filter(row -> Integer.signum(Integer.parseInt(row.get("Quantity"))) == sign)
        .map(row -> row.get("InvoiceNo"))
        .collect(Collectors.toSet());
  }

  /** The retailer writes some codes in upper and lower case; they are one product. */
  private static long skus() {
    return GOOD.stream()
        .map(row -> Sku.key(Objects.requireNonNull(row.get("StockCode"))))
        .distinct()
        .count();
  }

  private static long distinct(String column) {
    return GOOD.stream()
        .map(row -> row.get(column))
        .filter(text -> !text.isEmpty())
        .distinct()
        .count();
  }

  private static Map<String, Figures> reported() {
    var report =
        As.manager()
            .queryParams(
                "from",
                "2010-12-01",
                "to",
                "2012-01-01",
                "groupBy",
                "country,month",
                "currency",
                "GBP")
            .get("/reports/sales")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    var figures = new TreeMap<String, Figures>();
    for (var row : json(report).get("rows")) {
      var gross = pounds(row.get("gross"));
      var returned = pounds(row.get("returned"));
      assertThat(pounds(row.get("net"))).isEqualTo(gross.subtract(returned));
      figures.put(
          row.path("country").asText("null") + " " + row.get("month").asText(),
          new Figures(row.get("orders").asLong(), row.get("units").asLong(), gross, returned));
    }
    return figures;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static BigDecimal pounds(JsonNode money) {
    assertThat(money.get("currency").asText()).isEqualTo("GBP");
    return new BigDecimal(money.get("amount").asText());
  }

  private static Map<String, Figures> expected() {
    var figures = new TreeMap<String, Figures>();
    var invoices = GOOD.stream().collect(Collectors.groupingBy(row -> row.get("InvoiceNo")));
    for (var rows : invoices.values()) {
      var month = rows.stream().map(RetailFileIT::month).min(String::compareTo).orElseThrow();
      var country = CODES.get(rows.get(0).get("Country"));
      figures.merge(country + " " + month, figures(rows), Figures::plus);
    }
    return figures;
  }

  private static String month(Map<String, String> row) {
    return LocalDateTime.parse(
            row.get("InvoiceDate"), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
        .atZone(ZoneId.of("Europe/London"))
        .withZoneSameInstant(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("yyyy-MM"));
  }

  private static Figures figures(List<Map<String, String>> rows) {
    long units = 0;
    var sum = new BigDecimal("0.00");
    for (var row : rows) {
      int quantity = Integer.parseInt(row.get("Quantity"));
      units += quantity;
      sum = sum.add(new BigDecimal(row.get("UnitPrice")).multiply(BigDecimal.valueOf(quantity)));
    }
    return units > 0
        ? new Figures(1, units, sum, Figures.NONE.returned())
        : new Figures(0, 0, Figures.NONE.gross(), sum.negate());
  }
}
