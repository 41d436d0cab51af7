package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceAccountsTest {

  private static final ServiceAccounts SERVICES =
      ServiceAccounts.parse("erp=manager, erp=user, shop=shop@example.com");

  private static void isErp(Map<String, Object> claims) {
    var service = SERVICES.find(claims).orElseThrow();
    assertThat(service.client()).isEqualTo("erp");
    assertThat(service.roles()).isEqualTo(Set.of("manager", "user"));
    assertThat(service.account()).isNull();
  }

  @Test
  void tokensOfAClientForItselfAreTheServiceAccount() {
    isErp(Map.of("sub", "erp", "client_id", "erp"));
    isErp(Map.of("sub", "erp@clients", "azp", "erp"));
    isErp(Map.of("sub", "1f2e", "client_id", "erp", "azp", "erp", "typ", "Bearer"));
    isErp(Map.of("sub", "1f2e", "azp", "erp", "idtyp", "app"));
    isErp(Map.of("sub", "erp", "cid", "erp"));
    var shop = SERVICES.find(Map.of("sub", "shop", "client_id", "shop")).orElseThrow();
    assertThat(shop.account()).isEqualTo("shop@example.com");
    assertThat(shop.roles()).isEmpty();
  }

  @Test
  void tokensOfPeopleThatCameThroughTheClientAreNot() {
    assertThat(SERVICES.find(Map.of("sub", "ann", "client_id", "erp"))).isEmpty();
    assertThat(SERVICES.find(Map.of("sub", "ann", "azp", "erp", "typ", "Bearer"))).isEmpty();
    assertThat(SERVICES.find(Map.of("sub", "ann", "azp", "erp", "idtyp", "user"))).isEmpty();
    assertThat(SERVICES.find(Map.of("sub", "erp"))).isEmpty();
    assertThat(SERVICES.find(Map.of("sub", "other", "client_id", "other"))).isEmpty();
  }

  @Test
  void aClientHasRolesOrAnAccount() {
    assertThat(ServiceAccounts.parse("none").byClient()).isEmpty();
    assertThatThrownBy(() -> ServiceAccounts.parse("erp=user, erp=a@example.com"))
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> ServiceAccounts.parse("erp")).hasMessageContaining("not a list");
    assertThatThrownBy(() -> ServiceAccounts.parse("erp=Boss")).hasMessageContaining("not a list");
  }
}
