package io.bedloe.it.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.SalesDesk.Item;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that low stock is told, by running the schedule that looks for it. */
@IntegrationTest
@Timeout(180)
class LowStockIT {

  private static final String NAME = "low-stock-alert";
  private static final String SCHEDULE = "/schedules/" + NAME;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final SalesDesk desk = SalesDesk.shared();
  private final Database database = Database.shared();

  /** A run at its time would come between the steps of a test. */
  @BeforeEach
  void pauseTheSchedule() {
    As.admin().post(SCHEDULE + "/pause").then().statusCode(200);
    await("no job of " + NAME + " waits or runs")
        .atMost(SOON)
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM jobs WHERE type = ? AND finished_at IS NULL", NAME)
                    == 0);
  }

  @AfterEach
  void resumeTheSchedule() {
    As.admin().post(SCHEDULE + "/resume").then().statusCode(200);
  }

  private static String begunRun() {
    return As.admin().post(SCHEDULE + "/runs").then().statusCode(202).extract().path("id");
  }

  private static void awaitSuccess(String job) {
    await("the job has succeeded")
        .atMost(SOON)
        .until(() -> "SUCCEEDED".equals(As.admin().get("/jobs/" + job).path("job.state")));
  }

  private static void check() {
    awaitSuccess(begunRun());
  }

  private static void set(Item item, long quantity) {
    Some.json(As.manager(), Map.of("quantity", quantity))
        .header("If-Match", "*")
        .put("/stock/" + item.id() + "/reorder-point")
        .then()
        .statusCode(200);
  }

  /** Returns the number of events of low stock, published or still in the outbox. */
  private long events(Item item) {
    var id = UUID.fromString(item.id());
    return database.number(
        """
        SELECT (SELECT count(*) FROM events
            WHERE type = 'io.bedloe.stock.low.v1' AND resource_id = ?)
          + (SELECT count(*) FROM outbox
            WHERE type = 'io.bedloe.stock.low.v1' AND resource_id = ?)""",
        id,
        id);
  }

  private static TestAccount wanting(TestAccount account) {
    var preference = Map.of("topic", "STOCK_LOW", "inApp", "ALL");
    Some.json(account.asks(), Map.of("preferences", List.of(preference)))
        .header("If-Match", "*")
        .put("/notifications/preferences")
        .then()
        .statusCode(200);
    return account;
  }

  /** Returns how often an account was told of a product. */
  private static long told(TestAccount account, Item item) {
    List<String> subjects =
        account
            .asks()
            .queryParam("topic", "STOCK_LOW")
            .get("/notifications")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("items.subject");
    return subjects.stream().filter(subject -> subject.equals("stock/" + item.id())).count();
  }

  /** Returns an account that wants the events, and may read no stock any more. */
  private static TestAccount withoutStock() {
    var role = Some.role();
    var id = As.admin().queryParam("name", role).get("/roles").<String>path("items[0].id");
    permit(id, "\"notifications:own\",\"stock:read\",\"stock:write\"");
    var account = wanting(TestAccount.with(role));
    permit(id, "\"notifications:own\"");
    return account;
  }

  private static void permit(String role, String permissions) {
    Some.patch(As.admin(), "*", "{\"permissions\":[" + permissions + "]}")
        .patch("/roles/" + role)
        .then()
        .statusCode(200);
  }

  @Test
  void lowStockIsToldOnceAndAgainAfterItWasAboveItsReorderPoint() {
    var manager = wanting(TestAccount.with("manager"));
    var silent = TestAccount.with("manager");
    var blind = withoutStock();
    var item = desk.stocked(10);
    set(item, 5);
    desk.placed(item.times(4));
    check();
    assertThat(events(item)).isZero();

    desk.placed(item.times(1));
    check();
    check();
    assertThat(events(item)).isOne();
    As.user()
        .get("/stock/" + item.id() + "/reorder-point")
        .then()
        .body("alertedAt", notNullValue());

    desk.receive(item, 10);
    check();
    assertThat(events(item)).isOne();
    As.user()
        .get("/stock/" + item.id() + "/reorder-point")
        .then()
        .body("quantity", equalTo(5))
        .body("alertedAt", nullValue());

    desk.placed(item.times(12));
    check();
    assertThat(events(item)).isEqualTo(2);

    await("both events")
        .atMost(SOON)
        .untilAsserted(
            () ->
                As.manager()
                    .queryParams("subject", "stock/" + item.id(), "type", "io.bedloe.stock.low.v1")
                    .get("/events")
                    .then()
                    .statusCode(200)
                    .body(
                        "items.data",
                        containsInAnyOrder(
                            Map.of("productId", item.id(), "available", 5, "reorderPoint", 5),
                            Map.of("productId", item.id(), "available", 3, "reorderPoint", 5))));
    await("both notifications").atMost(SOON).until(() -> told(manager, item) == 2);
    assertThat(told(silent, item)).isZero();
    assertThat(told(blind, item)).isZero();
  }

  @Test
  void aProductThatNeverHadStockIsToldToThoseWhoMayReadIt() {
    var manager = wanting(TestAccount.with("manager"));
    var item = desk.item("1.00");
    set(item, 0);
    check();
    await("the notification").atMost(SOON).until(() -> told(manager, item) == 1);
    assertThat(events(item)).isOne();
  }

  @Test
  void theStockOfAnArchivedProductIsToldWhenItIsRestored() {
    var item = desk.stocked(1);
    set(item, 1);
    As.manager().post("/products/" + item.id() + "/archive").then().statusCode(200);
    check();
    assertThat(events(item)).isZero();
    As.manager().post("/products/" + item.id() + "/restore").then().statusCode(200);
    check();
    assertThat(events(item)).isOne();
  }

  @Test
  void aReorderPointThatIsRemovedIsNotTold() {
    var item = desk.stocked(1);
    set(item, 1);
    As.manager()
        .header("If-Match", "*")
        .delete("/stock/" + item.id() + "/reorder-point")
        .then()
        .statusCode(204);
    check();
    assertThat(events(item)).isZero();
  }

  @Test
  void lowStockThatAnotherServerTellsAtTheSameTimeIsToldOnce() throws Exception {
    var item = desk.stocked(1);
    set(item, 1);
    String job;
    try (var other = OpenTransaction.begin()) {
      other.execute(
          "UPDATE reorder_points SET alerted_at = now() WHERE product_id = ?",
          UUID.fromString(item.id()));
      job = begunRun();
      other.awaitAnotherThatIsBlocked();
      other.commit();
    }
    awaitSuccess(job);
    assertThat(events(item)).isZero();
  }

  @Test
  void anOrderDoesNotWaitForTheCheckOfItsStock() throws Exception {
    var item = desk.stocked(5);
    set(item, 1);
    try (var check = OpenTransaction.begin()) {
      check.execute(
          "SELECT 1 FROM reorder_points WHERE product_id = ? FOR UPDATE",
          UUID.fromString(item.id()));
      desk.place(item.times(1)).then().statusCode(201);
      check.rollback();
    }
  }
}
