package io.bedloe.commerce.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.imports.RefusalCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

  private static final List<String> ORDERS =
      List.of(
          "reference",
          "sku",
          "description",
          "quantity",
          "placedAt",
          "unitPrice",
          "customer",
          "country");

  private final Warnings warnings = new Warnings();

  private StagedRow read(String kind, List<String> header, List<String> cells, String... more) {
    var parameters = new HashMap<String, List<String>>();
    parameters.put("kind", List.of(kind));
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], List.of(more[i + 1]));
    }
    var request = ImportRequest.parse(parameters);
    return new RowReader(request, Header.of(header, request), warnings)
        .read(2, new UUID(0, 1), cells);
  }

  private StagedRow order(String... cells) {
    return read(
        "orders", ORDERS, List.of(cells), "currency", "GBP", "datePattern", "yyyy-MM-dd HH:mm:ss");
  }

  private StagedRow orderWith(String field, String value) {
    var cells =
        new java.util.ArrayList<>(
            List.of(
                "536401",
                "22549",
                "DOMINOES",
                "1",
                "2010-12-01 11:21:00",
                "1.45",
                "15862.0",
                "EIRE"));
    cells.set(ORDERS.indexOf(field), value);
    return order(cells.toArray(String[]::new));
  }

  private static @Nullable RefusalCode code(StagedRow row) {
    return row.refused() == null ? null : row.refused().code();
  }

  @Test
  void aGoodRowIsReadToTheLastCell() {
    var row =
        order(
            "C1 ",
            " 22549",
            " PICTURE  DOMINOES ",
            "-3",
            "2010-12-01 11:21:00",
            "1.45",
            "15862.0",
            "EIRE");
    assertThat(row.refused()).isNull();
    assertThat(row.values())
        .isEqualTo(
            new RowValues.OrderLine(
                "C1",
                "22549",
                "PICTURE  DOMINOES",
                -3L,
                145L,
                "GBP",
                Instant.parse("2010-12-01T11:21:00Z"),
                "15862.0",
                null,
                "IE"));
    assertThat(row.record())
        .isEqualTo("C1 , 22549, PICTURE  DOMINOES ,-3,2010-12-01 11:21:00,1.45,15862.0,EIRE");
  }

  @ParameterizedTest
  @CsvSource({
    "reference, '', MISSING_VALUE",
    "sku, '  ', MISSING_VALUE",
    "quantity, 0, QUANTITY_ZERO",
    "quantity, -0, QUANTITY_ZERO",
    "quantity, 1.5, UNREADABLE",
    "quantity, '', UNREADABLE",
    "quantity, many, UNREADABLE",
    "quantity, 99999999999999999999, UNREADABLE",
    "quantity, 1000000001, TOO_LARGE",
    "quantity, 1000000000, ",
    "unitPrice, 0, PRICE_NOT_POSITIVE",
    "unitPrice, 0.00, PRICE_NOT_POSITIVE",
    "unitPrice, -1.45, PRICE_NOT_POSITIVE",
    "unitPrice, 0.01, ",
    "unitPrice, 1.455, TOO_MANY_DECIMALS",
    "unitPrice, 1.450, ",
    "unitPrice, free, UNREADABLE",
    "unitPrice, '', MISSING_VALUE",
    "unitPrice, 99999999999999999, TOO_LARGE",
    "placedAt, 2010-02-30 11:21:00, UNREADABLE",
    "placedAt, '', MISSING_VALUE",
    "description, '', ",
    "customer, '', ",
    "country, '', "
  })
  void aFaultHasItsCode(String field, String value, @Nullable RefusalCode code) {
    var row = orderWith(field, value);
    assertThat(code(row)).isEqualTo(code);
    if (row.refused() != null) {
      assertThat(row.refused().column()).isEqualTo(field);
      assertThat(row.refused().value()).isEqualTo(value.strip());
    }
  }

  @ParameterizedTest
  @CsvSource({"reference, 100", "sku, 64", "description, 200", "customer, 100"})
  void textIsTakenUpToItsLengthAndNotBeyond(String field, int longest) {
    assertThat(code(orderWith(field, "x".repeat(longest)))).isNull();
    assertThat(code(orderWith(field, "x".repeat(longest + 1)))).isEqualTo(RefusalCode.TOO_LONG);
  }

  @Test
  void aLineWorthTooMuchIsRefused() {
    var row = order("1", "A", "", "1000000000", "2010-12-01 11:21:00", "10000.01", "", "");
    assertThat(code(row)).isEqualTo(RefusalCode.TOO_LARGE);
    assertThat(code(order("1", "A", "", "1000000000", "2010-12-01 11:21:00", "10000.00", "", "")))
        .isNull();
  }

  @Test
  void aRowWithMoreOrFewerCellsThanTheHeaderIsRefusedAsAWhole() {
    assertThat(code(order("1", "A"))).isEqualTo(RefusalCode.WRONG_CELL_COUNT);
    var more = order("1", "A", "", "1", "2010-12-01 11:21:00", "1", "", "", "surplus");
    assertThat(code(more)).isEqualTo(RefusalCode.WRONG_CELL_COUNT);
    assertThat(more.values()).isNull();
  }

  @Test
  void theSignOfARefusedRowIsStillKnown() {
    assertThat(orderWith("unitPrice", "0").values())
        .isInstanceOfSatisfying(
            RowValues.OrderLine.class, line -> assertThat(line.quantity()).isEqualTo(1));
  }

  @Test
  void anUnknownCountryIsAcceptedWithAWarning() {
    assertThat(code(orderWith("country", "Channel Islands"))).isNull();
    orderWith("country", "Unspecified");
    assertThat(warnings.list())
        .containsExactly(
            new io.bedloe.commerce.imports.ImportReport.Warning(
                "COUNTRY_UNKNOWN", 2, "Channel Islands"));
  }

  @Test
  void aRowWithoutACurrencyNeedsOneForAll() {
    var header = Arrays.asList("reference", "sku", "quantity", "placedAt", "unitPrice", "currency");
    var without = List.of("1", "A", "1", "2010-12-01", "5", "");
    var with = List.of("1", "A", "1", "2010-12-01", "5", "JPY");
    assertThat(code(read("orders", header, without))).isEqualTo(RefusalCode.MISSING_VALUE);
    assertThat(code(read("orders", header, without, "currency", "EUR"))).isNull();
    assertThat(read("orders", header, with, "currency", "EUR").values())
        .isInstanceOfSatisfying(
            RowValues.OrderLine.class,
            line -> {
              assertThat(line.currency()).isEqualTo("JPY");
              assertThat(line.priceMinor()).isEqualTo(5);
            });
  }

  @Test
  void aProductMayBeFreeButCostsNothingBelowZero() {
    var header = List.of("sku", "name", "price", "active");
    assertThat(code(read("products", header, List.of("A", "Lamp", "0", "no"), "currency", "GBP")))
        .isNull();
    assertThat(code(read("products", header, List.of("A", "Lamp", "-1", ""), "currency", "GBP")))
        .isEqualTo(RefusalCode.PRICE_NEGATIVE);
    assertThat(
            code(read("products", header, List.of("A", "Lamp", "1", "maybe"), "currency", "GBP")))
        .isEqualTo(RefusalCode.UNREADABLE);
  }

  @Test
  void aDecimalCommaIsReadWhereItWasSaid() {
    var header = List.of("sku", "name", "price");
    var row =
        read("products", header, List.of("A", "L", "1234,50"), "currency", "EUR", "decimal", ",");
    assertThat(row.values())
        .isInstanceOfSatisfying(
            RowValues.Product.class, product -> assertThat(product.priceMinor()).isEqualTo(123450));
    assertThat(
            code(
                read(
                    "products",
                    header,
                    List.of("A", "L", "1.50"),
                    "currency",
                    "EUR",
                    "decimal",
                    ",")))
        .isEqualTo(RefusalCode.UNREADABLE);
    assertThat(code(read("products", header, List.of("A", "L", "1,50"), "currency", "EUR")))
        .isEqualTo(RefusalCode.UNREADABLE);
  }

  @Test
  void anEmptyCellSaysNothingAndAMarkedOneClears() {
    var header = List.of("sku", "name", "price", "description", "active");
    assertThat(read("products", header, List.of("A", "", "", "", "")).values())
        .isEqualTo(new RowValues.Product("A", null, null, null, null, null, null, List.of()));
    assertThat(read("products", header, List.of("A", "", "", "\\N", "")).values())
        .isEqualTo(
            new RowValues.Product("A", null, null, null, null, null, null, List.of("description")));
    assertThat(code(read("products", header, List.of("A", "\\N", "", "", ""))))
        .isEqualTo(RefusalCode.UNREADABLE);
  }

  @Test
  void aSkuIsNormalisedAsInTheApi() {
    var row = orderWith("sku", " CAFE\u0301 ");
    assertThat(row.values())
        .isInstanceOfSatisfying(
            RowValues.OrderLine.class, line -> assertThat(line.sku()).isEqualTo("CAF\u00c9"));
    assertThat(code(orderWith("sku", "A\tB"))).isEqualTo(RefusalCode.UNREADABLE);
  }

  @Test
  void aReceiptNeedsAPositiveQuantity() {
    var header = List.of("reference", "sku", "quantity");
    assertThat(code(read("stock", header, List.of("R", "A", "5")))).isNull();
    assertThat(code(read("stock", header, List.of("R", "A", "-5"))))
        .isEqualTo(RefusalCode.QUANTITY_NEGATIVE);
  }

  @Test
  void anAddressHasLines() {
    var header = List.of("externalReference", "name", "email", "address");
    var row =
        read("customers", header, List.of("1", "O'Brien", "a@b.example", "Mill\r\n\r\n 1 Lane "));
    assertThat(row.refused()).isNull();
    assertThat(row.values())
        .isInstanceOfSatisfying(
            RowValues.Customer.class,
            customer -> assertThat(customer.addressLines()).isEqualTo("Mill\n1 Lane"));
    assertThat(code(read("customers", header, List.of("1", "O'Brien", "", "x\n".repeat(11)))))
        .isEqualTo(RefusalCode.TOO_LONG);
    assertThat(code(read("customers", header, List.of("1", "O'Brien", "nobody", ""))))
        .isEqualTo(RefusalCode.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b@example.com", "a@-example.com", "a@example.com."})
  void anEMailAddressThatTheApiRefusesIsRefusedInAFileToo(String email) {
    var header = List.of("externalReference", "name", "email");

    assertThat(code(read("customers", header, List.of("1", "O'Brien", email))))
        .isEqualTo(RefusalCode.UNREADABLE);
  }

  @Test
  void anEMailAddressInAFileHasUpTo254Characters() {
    var header = List.of("externalReference", "name", "email");
    var long255 = "a@" + ("x".repeat(62) + ".").repeat(4) + "y";

    assertThat(long255).hasSize(255);
    assertThat(code(read("customers", header, List.of("1", "O'Brien", long255))))
        .isEqualTo(RefusalCode.TOO_LONG);
    assertThat(code(read("customers", header, List.of("1", "O'Brien", long255.replace(".y", "y")))))
        .isNull();
  }
}
