package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Csv;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the event stream as a caller reads it. */
@IntegrationTest
class EventsIT {

  private static final String PLACED = "io.bedloe.order.placed.v1";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final SalesDesk desk = SalesDesk.shared();

  private static JsonPath about(RequestSpecification caller, String subject) {
    return caller
        .queryParam("subject", subject)
        .get("/events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath awaitAbout(
      Supplier<RequestSpecification> caller, String subject, int number) {
    await("the events of " + subject)
        .until(() -> about(caller.get(), subject).getList("items").size() == number);
    return about(caller.get(), subject);
  }

  @Test
  void theEventsOfAnOrderHaveTheOrderOfItsChanges() {
    var order = desk.placed(desk.stocked(10).times(2));
    Some.json(As.manager(), Map.of("to", "CONFIRMED"))
        .post("/orders/" + order + "/transitions")
        .then()
        .statusCode(200);

    var events = awaitAbout(As::manager, "orders/" + order, 2);

    assertThat(events.getList("items.type"))
        .containsExactly(PLACED, "io.bedloe.order.confirmed.v1");
    assertThat(events.getLong("items[0].position")).isLessThan(events.getLong("items[1].position"));
    assertThat(events.getString("items[0].specversion")).isEqualTo("1.0");
    assertThat(events.getString("items[0].datacontenttype")).isEqualTo("application/json");
    assertThat(events.getString("items[0].source")).endsWith("/api/v1/");
    assertThat(events.getString("items[0].subject")).isEqualTo("orders/" + order);
    assertThat(events.getString("items[0].data.id")).isEqualTo(order);
    assertThat(events.getString("items[0].data.number")).isNotEmpty();
    assertThat(events.getString("items[1].data.status")).isEqualTo("CONFIRMED");
    assertThat(events.getLong("page.next"))
        .isGreaterThanOrEqualTo(events.getLong("items[1].position"));
  }

  @Test
  void anEventNamesTheRequestThatCausedIt() {
    var request = Some.word("request");
    var product =
        Some.created(
            Some.json(As.manager(), product())
                .header("X-Request-Id", request)
                .header("traceparent", TRACE)
                .post("/products"));

    var events = awaitAbout(As::manager, "products/" + product, 1);

    assertThat(events.getString("items[0].requestid")).isEqualTo(request);
    assertThat(events.getString("items[0].traceparent")).isEqualTo(TRACE);
  }

  private static Map<String, Object> product() {
    return Map.of("sku", Some.word("EVENT"), "name", "Lamp", "price", Some.pounds("5.00"));
  }

  @Test
  void aReaderWhoGoesOnAtNextReadsEachEventOnce() {
    long start = newest();
    var wanted = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      wanted.add("products/" + Some.created(Some.json(As.manager(), product()).post("/products")));
    }
    var read = new ArrayList<String>();
    var positions = new ArrayList<Long>();
    var next = new long[] {start};
    await("all events")
        .until(
            () -> {
              var page = page(next[0], 2);
              read.addAll(page.getList("items.subject", String.class));
              positions.addAll(page.getList("items.position", Long.class));
              next[0] = page.getLong("page.next");
              return read.containsAll(wanted);
            });
    assertThat(positions).doesNotHaveDuplicates().isSorted();
    assertThat(read).filteredOn(wanted::contains).containsExactlyElementsOf(wanted);
  }

  private static JsonPath page(long after, int limit) {
    return As.admin()
        .queryParams("after", after, "limit", limit)
        .get("/events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static long newest() {
    long after = 0;
    long next = As.admin().get("/events").jsonPath().getLong("page.next");
    while (next > after) {
      after = next;
      next = page(after, 100).getLong("page.next");
    }
    return after;
  }

  @Test
  void onlyEventsOfTheWantedTypesAreReturned() {
    var order = desk.placed(desk.stocked(10).times(1));
    var subject = "orders/" + order;
    awaitAbout(As::manager, subject, 1);
    assertThat(typed(subject, PLACED + ",io.bedloe.order.shipped.v1")).containsExactly(PLACED);
    assertThat(typed(subject, "io.bedloe.order.shipped.v1")).isEmpty();
  }

  private static List<String> typed(String subject, String types) {
    return about(As.manager().queryParam("type", types), subject).getList("items.type");
  }

  @Test
  void aUserReadsTheEventsOfTheLinkedCustomersOrdersOnly() {
    var linked = TestAccount.linkedToACustomer();
    var item = desk.stocked(10);
    var foreign = "orders/" + desk.placed(item.times(1));
    var own =
        "orders/"
            + Some.created(
                Some.json(
                        linked.account().asks(),
                        Map.of(
                            "currency",
                            "GBP",
                            "lines",
                            List.of(Map.of("productId", item.id(), "quantity", 1))))
                    .post("/orders"));
    awaitAbout(As::manager, foreign, 1);
    awaitAbout(() -> linked.account().asks(), own, 1);
    assertThat(about(linked.account().asks(), foreign).getList("items")).isEmpty();
    assertThat(about(linked.account().asks(), "customers/" + linked.customerId()).getList("items"))
        .hasSize(1);
  }

  @Test
  void aCallerWithoutThePermissionOfAResourceReadsNoneOfItsEvents() {
    var user =
        Some.created(
            Some.json(
                    As.admin(),
                    Map.of("email", Some.word("u") + "@example.com", "name", "Somebody"))
                .post("/users"));
    awaitAbout(As::admin, "users/" + user, 1);
    assertThat(about(As.manager(), "users/" + user).getList("items")).isEmpty();
  }

  @Test
  void eventsNeedAPermission() {
    TestAccount.with().asks().get("/events").then().statusCode(403);
    As.nobody().get("/events").then().statusCode(401);
  }

  @Test
  void aRemovedProductHasAnEvent() {
    var created = Some.json(As.manager(), product()).post("/products");
    var product = Some.created(created);
    As.manager()
        .header("If-Match", created.header("ETag"))
        .delete("/products/" + product)
        .then()
        .statusCode(204);
    assertThat(awaitAbout(As::manager, "products/" + product, 2).getList("items.type"))
        .containsExactly("io.bedloe.product.created.v1", "io.bedloe.product.deleted.v1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFinishedImportTellsItsKindAndWhetherItChangedAnything(boolean dryRun) {
    var file =
        Csv.file(
            "sku,name,price", Some.word("EVENT") + ",Lamp,1.50", Some.word("EVENT") + ",Lamp,x");
    String run =
        Csv.send("products", file, "currency", "GBP", "dryRun", Boolean.toString(dryRun))
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    var event = awaitAbout(As::manager, "imports/" + run, 1);
    assertThat(event.getString("items[0].type")).isEqualTo("io.bedloe.import.finished.v1");
    assertThat(event.getMap("items[0].data"))
        .containsEntry("id", run)
        .containsEntry("kind", "products")
        .containsEntry("dryRun", dryRun)
        .containsEntry("accepted", 1)
        .containsEntry("refused", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "after, -1",
    "after, x",
    "limit, 0",
    "limit, 101",
    "type, 'PLACED,'",
    "type, io.bedloe.order.lost.v1",
    "subject, orders",
    "subject, orders/1",
    "waitSeconds, 26"
  })
  void aParameterThatIsNotValidIsRefused(String parameter, String value) {
    As.manager()
        .queryParam(parameter, value)
        .get("/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-event-request"))
        .body("errors[0].pointer", containsString(parameter));
  }

  @Test
  void aPositionThatNoEventHasYetIsRefused() {
    As.manager()
        .queryParam("after", Long.MAX_VALUE / 10)
        .get("/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/unknown-position"));
  }
}
