package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests imports of historical orders. */
@IntegrationTest
class OrdersImportIT extends ImportedOrders {

  @Test
  void rowsFarApartAreOneOrderOfTheEarliestTime() {
    var lines = new ArrayList<String>();
    lines.add(line("2", "10.00"));
    for (int i = 0; i < 1_500; i++) {
      lines.add(line(order + "-" + i, sku, "1", "1", ""));
    }
    lines.add(line("3", "5.50").replace("T12:", "T09:"));
    send(lines, "createMissing", "true")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1_502))
        .body("created.orders", equalTo(1_501));
    var whole = order(order);
    assertThat(whole.getList("lines.quantity")).isEqualTo(List.of(2, 3));
    assertThat(whole.getString("placedAt")).isEqualTo("2013-05-06T09:00:00Z");
    assertThat(whole.getString("totals.ordered.amount")).isEqualTo("36.50");
    assertThat(whole.getString("number")).matches("2013-\\d{6,}");
  }

  @Test
  void aSaleOfThePastIsDeliveredAndKeepsItsPrice() {
    create(line("2", "10.00")).body("created.customers", equalTo(1));
    var sale = order(order);
    assertThat(sale.getString("kind")).isEqualTo("SALE");
    assertThat(sale.getString("status")).isEqualTo("DELIVERED");
    assertThat(sale.getBoolean("historical")).isTrue();
    assertThat(sale.getString("country")).isEqualTo("NO");
    assertThat(sale.getString("lines[0].unitPrice.amount")).isEqualTo("10.00");
    assertThat(sale.getList("history.reason")).isEqualTo(List.of("imported"));
    As.manager()
        .get("/customers/" + sale.getString("customerId"))
        .then()
        .statusCode(200)
        .body("externalReference", equalTo(customer))
        .body("name", equalTo(customer))
        .body("country", equalTo("NO"));
  }

  @Test
  void aGroupWithOnlyNegativeQuantitiesIsACreditNote() {
    create(line("-2", "10.00"), line("-1", "5.00")).body("created.creditNotes", equalTo(1));
    var credit = order(order);
    assertThat(credit.getString("kind")).isEqualTo("CREDIT_NOTE");
    assertThat(credit.getString("status")).isEqualTo("RETURNED");
    assertThat(credit.getList("lines.quantity")).isEqualTo(List.of(2, 1));
    assertThat(credit.getString("totals.ordered.amount")).isEqualTo("25.00");
  }

  @Test
  void mixedSignsRefuseAllRowsOfTheOrderAndNoOther() {
    create(line("2", "10.00"), line(order + "B", sku, "1", "10.00", ""), line("-1", "10.00"))
        .body("accepted", equalTo(1))
        .body("refusedRows.row", contains(2, 4))
        .body("refusedRows.value", contains("2", "-1"))
        .body("refusedRows.column", contains("quantity", "quantity"))
        .body("refusedRows.code", contains("MIXED_SIGNS", "MIXED_SIGNS"));
    assertThat(orders(order)).isZero();
    assertThat(orders(order + "B")).isOne();
  }

  @Test
  void theSignOfARefusedRowCountsForMixedSigns() {
    create(line("2", "10.00"), line("-1", "0"))
        .body("refusedRows.code", contains("MIXED_SIGNS", "PRICE_NOT_POSITIVE"));
    create(line("2", "10.00"), line("-1000000001", "10.00"))
        .body("refusedRows.code", contains("MIXED_SIGNS", "TOO_LARGE"));
    assertThat(orders(order)).isZero();
  }

  @Test
  void aRefusedRowLeavesTheRestOfItsOrder() {
    create(line("2", "10.00"), line("1", "0"), line("many", "1"), line("0", "1"))
        .body("accepted", equalTo(1))
        .body("refusedRows.row", contains(3, 4, 5))
        .body("refusedRows.column", contains("unitPrice", "quantity", "quantity"))
        .body("refusedRows.value", contains("0", "many", "0"))
        .body("refusedRows.code", contains("PRICE_NOT_POSITIVE", "UNREADABLE", "QUANTITY_ZERO"));
    assertThat(order(order).getList("lines")).hasSize(1);
  }

  @Test
  void anOrderOfTwoCustomersOrTwoCurrenciesIsRefused() {
    create(line("2", "10.00"), line(order, sku, "1", "1", customer + "B"))
        .body("refusedRows.code", contains("TWO_CUSTOMERS", "TWO_CUSTOMERS"));
    Csv.send(
            "orders",
            Csv.file(
                "reference,sku,quantity,unitPrice,placedAt,currency",
                order + "," + sku + ",1,1,2013-05-06,NOK",
                order + "," + sku + ",1,1,2013-05-06,SEK"),
            "createMissing",
            "true")
        .then()
        .statusCode(200)
        .body("refusedRows.code", contains("TWO_CURRENCIES", "TWO_CURRENCIES"));
    assertThat(orders(order)).isZero();
  }

  @Test
  void anOrderWithoutACustomerIsAWalkIn() {
    create(line(order, sku, "1", "1", "")).body("created.customers", equalTo(0));
    assertThat(order(order).getString("customerId")).isNull();
  }

  @Test
  void aRowWithoutACustomerBelongsToTheCustomerOfItsOrder() {
    create(line(order, sku, "1", "1", ""), line("1", "1")).body("accepted", equalTo(2));
    assertThat(order(order).getString("customerId")).isNotNull();
  }

  @Test
  void anUnknownCountryIsLeftEmptyWithAWarning() {
    create(
            line("1", "1").replace("Norway", "Channel Islands"),
            line(order + "B", sku, "1", "1", customer).replace("Norway", "EIRE"))
        .body("warnings.code", contains("COUNTRY_UNKNOWN"))
        .body("warnings.count", contains(1))
        .body("warnings.example", contains("Channel Islands"));
    assertThat(order(order).getString("country")).isNull();
    assertThat(order(order + "B").getString("country")).isEqualTo("IE");
    As.manager()
        .queryParam("externalReference", customer)
        .get("/customers")
        .then()
        .body("items.country", contains("IE"));
  }

  @Test
  void unknownProductsAndCustomersAreRefusedUnlessCreateMissingIsSet() {
    send(List.of(line("1", "1")))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(0))
        .body("refusedRows.code", contains("UNKNOWN_PRODUCT"));
    Csv.send("products", Csv.file("sku,name,price", sku + ",Lamp,1"), "currency", "NOK");
    send(List.of(line("1", "1")))
        .then()
        .body("refusedRows.code", contains("UNKNOWN_CUSTOMER"))
        .body("refusedRows.value", contains(customer));
    Csv.send("customers", Csv.file("externalReference,name", customer + ",O'Brien"));
    send(List.of(line("1", "1")))
        .then()
        .body("accepted", equalTo(1))
        .body("created.products", equalTo(0))
        .body("created.customers", equalTo(0));
  }

  @Test
  void anUnknownProductIsMadeOfItsFirstRow() {
    create(
            line("1", "3.00").replace(",Lamp", ","),
            line("1", "4.00").replace(",Lamp", ",Red lamp"),
            line(order, sku + "B", "1", "5.00", customer).replace(",Lamp", ", "))
        .body("created.products", equalTo(2));
    As.user()
        .queryParam("sku", sku)
        .get("/products")
        .then()
        .body("items.name", contains("Red lamp"))
        .body("items.price.amount", contains("3.00"));
    As.user()
        .queryParam("sku", sku + "B")
        .get("/products")
        .then()
        .body("items.name", contains(sku + "B"));
  }

  @Test
  void anOrderWorthTooMuchIsRefused() {
    create(line("1000000000", "10000.00"), line("1", "1"))
        .body("refusedRows.code", contains("TOO_LARGE", "TOO_LARGE"));
    assertThat(orders(order)).isZero();
  }

  @Test
  void ignoredColumnsAreReportedAsAWarning() {
    Csv.send(
            "orders",
            Csv.file(
                "reference,sku,quantity,unitPrice,placedAt,colour,size",
                order + "," + sku + ",1,1,2013-05-06,red,L"),
            "currency",
            "NOK",
            "createMissing",
            "true")
        .then()
        .statusCode(200)
        .body("warnings.code", contains("COLUMN_IGNORED"))
        .body("warnings.count", contains(2))
        .body("refusedCsv", nullValue())
        .body(
            "created.keySet()",
            containsInAnyOrder("orders", "creditNotes", "products", "customers", "receipts"));
  }
}
