package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the default limit of unconfirmed orders of one customer. */
@IntegrationTest
class OpenOrdersIT {

  private static final int LIMIT = 50;

  private final SalesDesk desk = SalesDesk.shared();
  private final SalesDesk.Item item = desk.stocked(1_000);
  private final TestAccount.Linked buyer = TestAccount.linkedToACustomer();

  @Test
  void aCustomerWithTooManyUnconfirmedOrdersPlacesTheNextWhenOneIsConfirmedOrCancelled() {
    var first = Some.created(place(buyer));
    var second = Some.created(place(buyer));
    open(LIMIT - 2);
    var before = desk.figures(item);
    place(buyer)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-open-orders"))
        .body("limit", equalTo(LIMIT));
    assertThat(desk.figures(item)).isEqualTo(before);
    Some.created(place(TestAccount.linkedToACustomer()));
    desk.moved(first, "CONFIRMED");
    Some.created(place(buyer));
    place(buyer).then().statusCode(409);
    desk.moved(second, "CANCELLED");
    Some.created(place(buyer));
  }

  @Test
  void ofManyThatAreAtTheLimitAtOnceOneIsPlaced() throws Exception {
    open(LIMIT - 1);
    var answers = AtOnce.all(8, i -> place(buyer));
    assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
    assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM orders WHERE customer_id = ? AND status = 'PLACED'",
                    UUID.fromString(buyer.customerId())))
        .isEqualTo(LIMIT);
  }

  private void open(int many) {
    for (int i = 0; i < many; i++) {
      Some.created(place(buyer));
    }
  }

  private Response place(TestAccount.Linked who) {
    return Some.json(who.account().asks(), SalesDesk.order(item.times(1))).post("/orders");
  }
}
