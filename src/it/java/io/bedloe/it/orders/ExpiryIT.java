package io.bedloe.it.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Shop;
import org.junit.jupiter.api.Test;

@IntegrationTest
class ExpiryIT {

  private final Shop shop = Shop.shared();

  @Test
  void anOrderThatNobodyConfirmsExpiresByItselfAndGivesItsStockBack() {
    var item = shop.stocked(5);
    var order = shop.placed(item.times(3));
    Expiry.letPass(order);
    Expiry.await(order);
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(5, 0));
    shop.read(order)
        .then()
        .body("expiresAt", nullValue())
        .body("history[-1].from", equalTo("PLACED"))
        .body("history[-1].to", equalTo("EXPIRED"))
        .body("history[-1].by", equalTo("system"))
        .body("history[-1].reason", equalTo("not confirmed in time"));
  }

  @Test
  void anOrderWhoseTimeIsNotOverStaysAndSoDoesAConfirmedOne() {
    var item = shop.stocked(10);
    var waiting = shop.placed(item.times(1));
    var confirmed = shop.placed(item.times(2));
    shop.moved(confirmed, "CONFIRMED");
    Expiry.letPass(confirmed);
    var late = shop.placed(item.times(4));
    Expiry.letPass(late);

    Expiry.await(late);

    assertThat(shop.status(waiting)).isEqualTo("PLACED");
    assertThat(shop.status(confirmed)).isEqualTo("CONFIRMED");
    assertThat(shop.figures(item)).isEqualTo(new Shop.Figures(10, 3));
  }
}
