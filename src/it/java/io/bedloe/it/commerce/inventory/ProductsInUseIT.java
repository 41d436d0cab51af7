package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.SalesDesk.Item;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that products in use cannot be deleted but can be archived. */
@IntegrationTest
class ProductsInUseIT {

  private final SalesDesk desk = SalesDesk.shared();

  @Test
  void deletingAProductWithStockOrReservationsIsRefused() {
    var item = desk.stocked(2);
    var order = desk.placed(item.times(2));
    refused(item, "2 of them are reserved");
    desk.moved(order, "CANCELLED");
    refused(item, "0 of them are reserved");
    Some.json(As.manager(), Map.of("quantity", -2, "reason", "broken"))
        .post("/stock/" + item.id() + "/adjustments")
        .then()
        .statusCode(200);
    delete(item).then().statusCode(204);
    receive(item).then().statusCode(404);
  }

  @Test
  void oneLastPieceKeepsItsProduct() {
    refused(desk.stocked(1), "1 pieces are on hand");
  }

  private static void refused(Item item, String why) {
    delete(item)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/product-in-use"))
        .body("detail", containsString(why));
  }

  /** Goods for a product that is deleted concurrently are refused, or keep the product. */
  @Test
  void goodsThatAreReceivedBesideADeletionAreRefusedOrKeepTheProduct() throws Exception {
    for (int round = 0; round < 15; round++) {
      var item = desk.item("10.00");
      var answers = AtOnce.all(2, i -> i == 0 ? receive(item) : delete(item));
      var statuses = answers.stream().map(Response::statusCode).toList();
      assertThat(statuses).isIn(List.of(200, 409), List.of(404, 204));
    }
  }

  /** The last piece is sold and the product is deleted concurrently: no data is lost. */
  @Test
  void anOrderThatIsPlacedBesideADeletionNeverNamesADeletedProduct() throws Exception {
    for (int round = 0; round < 15; round++) {
      var item = desk.stocked(1);
      var answers = AtOnce.all(2, i -> i == 0 ? desk.place(item.times(1)) : delete(item));
      assertThat(answers).extracting(Response::statusCode).containsExactly(201, 409);
      assertThat(
              Database.shared()
                  .number(
                      "SELECT count(*) FROM products WHERE id = ? AND deleted_at IS NULL",
                      UUID.fromString(item.id())))
          .isOne();
    }
  }

  @Test
  void anArchivedProductIsOffTheListsAndCannotBeOrderedUntilItIsRestored() {
    var item = desk.stocked(5);
    var open = desk.placed(item.times(1));
    As.manager()
        .header("If-Match", "\"v7\"")
        .post("/products/" + item.id() + "/archive")
        .then()
        .statusCode(412);
    for (int twice = 0; twice < 2; twice++) {
      As.manager()
          .post("/products/" + item.id() + "/archive")
          .then()
          .statusCode(200)
          .header("ETag", "\"v1\"")
          .body("archivedAt", notNullValue());
    }
    listed(item, Map.of()).then().body("items", equalTo(List.of()));
    listed(item, Map.of("archived", true)).then().body("items.id", equalTo(List.of(item.id())));
    listed(item, Map.of("archived[in]", "true,false"))
        .then()
        .body("items.id", equalTo(List.of(item.id())));
    As.manager().get("/products/" + item.id()).then().statusCode(200);
    desk.place(item.times(1))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("archived-product"));
    desk.moved(open, "CONFIRMED", "SHIPPED");
    As.manager()
        .post("/products/" + item.id() + "/restore")
        .then()
        .statusCode(200)
        .body("archivedAt", nullValue());
    listed(item, Map.of()).then().body("items.id", equalTo(List.of(item.id())));
    desk.placed(item.times(1));
  }

  private static Response listed(Item item, Map<String, Object> filter) {
    return As.manager().queryParam("id", item.id()).queryParams(filter).get("/products");
  }

  private static Response receive(Item item) {
    return Some.json(As.manager(), Map.of("quantity", 3, "reason", "delivery"))
        .post("/stock/" + item.id() + "/receipts");
  }

  private static Response delete(Item item) {
    return As.manager().header("If-Match", "*").delete("/products/" + item.id());
  }
}
