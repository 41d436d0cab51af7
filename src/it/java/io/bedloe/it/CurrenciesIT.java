package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.bedloe.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that single reads (Java) and lists (SQL) use the same decimals of currencies. */
@IntegrationTest
class CurrenciesIT {

  @Test
  void theDatabaseHasTheSameDecimalsForEveryCurrency() {
    assertThat(Currency.getAvailableCurrencies())
        .filteredOn(currency -> currency.getDefaultFractionDigits() >= 0)
        .allSatisfy(
            currency ->
                assertThat(
                        Database.shared()
                            .list(
                                row -> row.getBigDecimal(1),
                                "SELECT money_amount(123456, ?)",
                                currency.getCurrencyCode())
                            .get(0))
                    .as(currency.getCurrencyCode())
                    .isEqualByComparingTo(new BigDecimal(new Money(123_456, currency).amount())));
  }

  @Test
  void aPriceInAnObsoleteCurrencyIsReadAlikeAndRefusedOnInput() {
    var id = Some.productId();
    Database.shared()
        .execute(
            "UPDATE products SET price_currency = 'ITL', price_minor = 20000 WHERE id = ?",
            UUID.fromString(id));
    As.admin().get("/products/" + id).then().body("price.amount", equalTo("20000"));
    As.admin()
        .queryParams("id", id, "price[gte]", "20000", "price[lte]", "20000")
        .get("/products")
        .then()
        .body("items", hasSize(1));
    var price = Map.of("amount", "20000", "currency", "ITL");
    Some.json(As.admin(), Map.of("sku", Some.word("LIRA"), "name", "n", "price", price))
        .post("/products")
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("obsolete-currency"));
  }
}
