package io.bedloe.commerce.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the constraints of customers in a batch; callers check external texts before. */
class CustomerRowTest {

  @Test
  void aCustomerWithinTheLimitsIsAccepted() {
    assertThat(customer("C1", "1 High Street\nFlat 2").addressLines())
        .isEqualTo("1 High Street\nFlat 2");
  }

  @Test
  void aReferenceThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> customer("x".repeat(CustomerLimits.EXTERNAL_REFERENCE + 1), null))
        .hasMessageContaining("externalReference has 101 characters");
  }

  @Test
  void anAddressWithTooManyLinesIsRefused() {
    assertThatThrownBy(() -> customer("C1", "x\n".repeat(CustomerLimits.ADDRESS_LINES) + "x"))
        .hasMessageContaining("too many lines: 11");
  }

  @Test
  void anAddressLineThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> customer("C1", "x".repeat(CustomerLimits.ADDRESS_LINE + 1)))
        .hasMessageContaining("address has 201 characters");
  }

  private static CustomerRow customer(String reference, @Nullable String address) {
    return new CustomerRow(
        new CustomerId(new UUID(0, 1)),
        reference,
        "Jane",
        null,
        "GB",
        address,
        null,
        null,
        null,
        Set.of());
  }
}
