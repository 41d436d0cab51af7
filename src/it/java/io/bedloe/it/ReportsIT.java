package io.bedloe.it;

import static io.bedloe.it.SalesReports.asked;
import static io.bedloe.it.SalesReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the sales report. Each test has sales of its own, in a currency that no other test uses.
 */
@IntegrationTest
class ReportsIT {

  private String sku = "";

  @BeforeEach
  void aNewSku() {
    sku = Some.word("REPORT");
  }

  /** Creates two sales in two months and countries, and a credit note. */
  private void sales(String currency) {
    Csv.send(
            "orders",
            Csv.file(
                "reference,sku,quantity,unitPrice,placedAt,customer,country,description",
                sku + "1," + sku + "A,2,10.00,2014-01-31T23:59:59Z," + sku + ",FR,=Lamp",
                sku + "1," + sku + "B,1,5.00,2014-01-31T23:59:59Z," + sku + ",FR,Chair",
                sku + "2," + sku + "A,4,10.00,2014-02-01T00:00:00Z,,Nowhere,Lamp",
                sku + "3," + sku + "A,-1,10.00,2014-02-15T10:00:00Z," + sku + ",FR,Lamp"),
            "currency",
            currency,
            "createMissing",
            "true")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(4));
  }

  @Test
  void salesAndReturnsStandInTheirMonthAndCountry() {
    sales("CZK");
    report("currency", "CZK")
        .statusCode(200)
        .body("currency", equalTo("CZK"))
        .body("rows.country", contains("FR", "FR", null))
        .body("rows.month", contains("2014-01", "2014-02", "2014-02"))
        .body("rows.orders", contains(1, 0, 1))
        .body("rows.units", contains(3, 0, 4))
        .body("rows.gross.amount", contains("25.00", "0.00", "40.00"))
        .body("rows.returned.amount", contains("0.00", "10.00", "0.00"))
        .body("rows.net.amount", contains("25.00", "-10.00", "40.00"))
        .body("rows.net.currency", contains("CZK", "CZK", "CZK"));
  }

  @Test
  void fromIsInclusiveAndToIsExclusive() {
    sales("HUF");
    report(
            "currency",
            "HUF",
            "from",
            "2014-01-31T23:59:59Z",
            "to",
            "2014-02-01",
            "groupBy",
            "month")
        .body("rows.month", contains("2014-01"))
        .body("rows.orders", contains(1));
    report(
            "currency",
            "HUF",
            "from",
            "2014-02-01",
            "to",
            "2014-02-15T10:00:00Z",
            "groupBy",
            "month")
        .body("rows.orders", contains(1))
        .body("rows.returned.amount", contains("0.00"));
    report("currency", "HUF", "from", "2015-01-01").statusCode(200).body("rows", empty());
  }

  @Test
  void aReportIsGroupedByWhatIsAsked() {
    sales("PLN");
    report("currency", "PLN", "groupBy", "product")
        .body("rows.product.sku", contains(sku + "A", sku + "B"))
        .body("rows.product.name", contains("=Lamp", "Chair"))
        .body("rows.orders", contains(2, 1))
        .body("rows.net.amount", contains("50.00", "5.00"))
        .body("rows.month", contains(null, null));
    report("currency", "PLN", "groupBy", "customer,month")
        .body("rows.month", contains("2014-01", "2014-02", "2014-02"))
        .body("rows.collect { it.customer?.externalReference }", contains(sku, sku, null))
        .body("rows.orders", contains(1, 0, 1));
    report("currency", "PLN", "groupBy", "country")
        .body("rows.orders", contains(1, 1))
        .body("rows[1].country", nullValue());
  }

  @Test
  void aReportIsCsvWhenAcceptPrefersCsv() {
    sales("RON");
    var csv =
        asked(As.manager().accept("text/csv"), "currency", "RON", "groupBy", "country,product")
            .get("/reports/sales")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(csv)
        .isEqualTo(
            Csv.file(
                "country,sku,product,orders,units,gross,returned,net,currency,cancelledOrders,cancelled",
                "FR," + sku + "A,'=Lamp,1,2,20.00,10.00,10.00,RON,0,0.00",
                "FR," + sku + "B,Chair,1,1,5.00,0.00,5.00,RON,0,0.00",
                "," + sku + "A,'=Lamp,1,4,40.00,0.00,40.00,RON,0,0.00"));
    As.manager()
        .accept("*/*")
        .get("/reports/sales?currency=RON")
        .then()
        .contentType("application/json");
    As.manager().accept("text/html").get("/reports/sales?currency=RON").then().statusCode(406);
  }

  @Test
  void daysWeeksMonthsAndYearsBeginInTheZone() {
    sales("NOK");
    report("currency", "NOK", "groupBy", "year,month,week,day", "zone", "Europe/Paris")
        .statusCode(200)
        .body("rows.day", contains("2014-02-01", "2014-02-15"))
        .body("rows.week", contains("2014-W05", "2014-W07"))
        .body("rows.month", contains("2014-02", "2014-02"))
        .body("rows.year", contains("2014", "2014"))
        .body("rows.orders", contains(2, 0));
    report("currency", "NOK", "groupBy", "day").body("rows.orders", contains(1, 1, 0));
    report("currency", "NOK", "groupBy", "day", "zone", "Europe/Paris", "to", "2014-02-01")
        .body("rows", empty());
  }

  @Test
  void aReportGroupedByCurrencyNeedsNoCurrencyParameter() {
    sales("CHF");
    sku = Some.word("REPORT");
    sales("AUD");
    report("groupBy", "currency,month", "from", "2014-01-01", "to", "2014-02-01")
        .statusCode(200)
        .body("currency", nullValue())
        .body("rows.find { it.currency == 'CHF' }.gross.currency", equalTo("CHF"))
        .body("rows.find { it.currency == 'CHF' }.gross.amount", equalTo("25.00"))
        .body("rows.find { it.currency == 'AUD' }.gross.amount", equalTo("25.00"));
  }

  @Test
  void parametersThatAreWrongAreAllNamed() {
    report("currency", "gbp", "from", "x", "groupBy", "weather", "limit", "1", "zone", "Mars/Base")
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-report-request"))
        .body("errors.pointer", containsInAnyOrder("currency", "from", "groupBy", "limit", "zone"));
  }

  @Test
  void aReportIsInOneCurrency() {
    sales("SEK");
    oneSale("DKK");
    report()
        .statusCode(400)
        .body("errors.pointer", contains("currency"))
        .body("errors.code", contains("required"));
    report("currency", "SEK", "groupBy", "product")
        .body("rows.product.sku", not(hasItem(sku + "Z")));
  }

  private void oneSale(String currency) {
    Csv.send(
            "orders",
            Csv.file(
                "reference,sku,quantity,unitPrice,placedAt", sku + "9," + sku + "Z,1,1,2014-03-01"),
            "currency",
            currency,
            "createMissing",
            "true")
        .then()
        .statusCode(200);
  }

  @Test
  void aCallerWithoutTheReportPermissionIsRefused() {
    As.nobody().get("/reports/sales?currency=GBP").then().statusCode(401);
    As.user().get("/reports/sales?currency=GBP").then().statusCode(403);
    As.admin().get("/reports/sales?currency=GBP").then().statusCode(200);
  }
}
