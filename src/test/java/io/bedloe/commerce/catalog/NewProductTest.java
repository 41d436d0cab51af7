package io.bedloe.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the constraints of products in a batch; callers check external texts before. */
class NewProductTest {

  @Test
  void aProductWithinTheLimitsIsAccepted() {
    assertThat(product("LAMP-1", "x".repeat(ProductLimits.NAME), "0.00").active()).isTrue();
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> product("LAMP-1", "x".repeat(ProductLimits.NAME + 1), "1.00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name has 201 characters");
  }

  @Test
  void aNegativePriceIsRefused() {
    assertThatThrownBy(() -> product("LAMP-1", "Lamp", "-0.01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }

  @Test
  void aSkuWithInvisibleCharactersIsRefused() {
    assertThatThrownBy(() -> product("LAMP\u200b1", "Lamp", "1.00"))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aChangeHasTheSameLimits() {
    assertThatThrownBy(
            () ->
                new ProductChange(
                    "LAMP-1",
                    "x".repeat(ProductLimits.EXTERNAL_REFERENCE + 1),
                    null,
                    null,
                    null,
                    null,
                    Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("externalReference has 101 characters");
  }

  private static NewProduct product(String sku, String name, String price) {
    return new NewProduct(
        new ProductId(new UUID(0, 1)), sku, null, name, null, Money.parse(price, "GBP"), true);
  }
}
