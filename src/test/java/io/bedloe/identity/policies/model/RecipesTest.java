package io.bedloe.identity.policies.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.Permission;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the recipes of docs/guides/authorization.md literally, on both sides of each boundary. */
class RecipesTest {

  @Test
  void aUserSeesTheOrdersOfTheLinkedCustomer() {
    var recipe =
        AuthorizationRequestFixture.allowing(
            "orders:read", "!('user' in caller.roles) || resource.customerId == caller.customerId");
    var user =
        AuthorizationRequestFixture.manager()
            .as("user")
            .to(Permission.ORDERS_READ)
            .about(AuthorizationRequestFixture.ORDER);
    assertThat(user.of(AuthorizationRequestFixture.CUSTOMER).by(recipe).allowed()).isTrue();
    assertThat(user.of(new UUID(9, 9)).by(recipe).allowed()).isFalse();
    assertThat(user.by(recipe).allowed()).isFalse();
    assertThat(user.as("manager").by(recipe).allowed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "manager, CANCELLED, 10000.00, true",
    "manager, CANCELLED, 10000.01, false",
    "manager, SHIPPED, 10000.01, true",
    "admin, CANCELLED, 10000.01, true"
  })
  void aManagerCancelsNoOrderAboveTenThousand(
      String role, String to, String total, boolean allowed) {
    var recipe =
        AuthorizationRequestFixture.denying(
            "orders:write",
            "'manager' in caller.roles && resource.to == 'CANCELLED' && resource.total > 10000.00");
    var order =
        AuthorizationRequestFixture.ORDER.with("total", new BigDecimal(total)).with("to", to);
    assertThat(AuthorizationRequestFixture.manager().as(role).about(order).by(recipe).allowed())
        .isEqualTo(allowed);
  }

  /** London is an hour ahead of UTC in summer. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:59:59Z, false",
    "2026-11-20T09:00:00Z, true",
    "2026-11-20T16:59:59Z, true",
    "2026-11-20T17:00:00Z, false",
    "2026-11-21T12:00:00Z, false",
    "2026-07-03T08:00:00Z, true",
    "2026-07-03T16:00:00Z, false"
  })
  void noPriceChangesOutsideOfficeHours(String time, boolean allowed) {
    var recipe =
        AuthorizationRequestFixture.denying(
            "orders:price", "context.weekday > 5 || context.hour < 9 || context.hour >= 17");
    assertThat(
            AuthorizationRequestFixture.manager()
                .to(Permission.ORDERS_PRICE)
                .at(time)
                .by(recipe)
                .allowed())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "contractor, 10.255.255.255, true",
    "contractor, 11.0.0.0, false",
    "contractor, '', false",
    "manager, 11.0.0.0, true"
  })
  void contractorsComeFromTheNetworkOnly(String role, String address, boolean allowed) {
    var recipe =
        AuthorizationRequestFixture.allowing(
            "*", "!('contractor' in caller.roles) || inNetwork(context.address, '10.0.0.0/8')");
    assertThat(AuthorizationRequestFixture.manager().as(role).from(address).by(recipe).allowed())
        .isEqualTo(allowed);
  }
}
