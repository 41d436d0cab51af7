package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import org.junit.jupiter.api.Test;

@IntegrationTest
class ExpiryIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void anOrderThatNobodyConfirmsExpiresByItselfAndGivesItsStockBack() {
    var item = desk.stocked(5);
    var order = desk.placed(item.times(3));
    Expiry.letPass(order);
    Expiry.await(order);
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(5, 0));
    desk.read(order)
        .then()
        .body("expiresAt", nullValue())
        .body("history[-1].from", equalTo("PLACED"))
        .body("history[-1].to", equalTo("EXPIRED"))
        .body("history[-1].by", equalTo("system"))
        .body("history[-1].reason", equalTo("not confirmed in time"));
  }

  @Test
  void anyNumberOfOrdersThatCannotExpireHoldUpNoOther() {
    var broken = desk.stocked(101);
    var stuck = new java.util.ArrayList<String>();
    for (int i = 0; i < 101; i++) {
      stuck.add(desk.placed(broken.times(1)));
    }
    var waiting = desk.placed(desk.stocked(1).times(1));
    reserved(broken, 0);
    stuck.forEach(Expiry::letPass);
    Expiry.letPass(waiting);

    Expiry.await(waiting);

    assertThat(desk.status(stuck.get(0))).isEqualTo("PLACED");
    reserved(broken, 101);
    stuck.forEach(Expiry::await);
  }

  /** Makes a stock figure inconsistent with the ledger, or corrects it. */
  private static void reserved(SalesDesk.Item item, int pieces) {
    Database.shared()
        .execute(
            "UPDATE stock SET reserved = ? WHERE product_id = ?",
            pieces,
            java.util.UUID.fromString(item.id()));
  }

  @Test
  void anOrderWhoseTimeIsNotOverStaysAndSoDoesAConfirmedOne() {
    var item = desk.stocked(10);
    var waiting = desk.placed(item.times(1));
    var confirmed = desk.placed(item.times(2));
    desk.moved(confirmed, "CONFIRMED");
    Expiry.letPass(confirmed);
    var late = desk.placed(item.times(4));
    Expiry.letPass(late);

    Expiry.await(late);

    assertThat(desk.status(waiting)).isEqualTo("PLACED");
    assertThat(desk.status(confirmed)).isEqualTo("CONFIRMED");
    assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(10, 3));
  }
}
