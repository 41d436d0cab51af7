package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the inbox of an account over HTTP. */
@IntegrationTest
@Timeout(180)
class NotificationsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final SalesDesk desk = SalesDesk.shared();

  /** An account with a customer of its own. */
  private record Buyer(TestAccount account, String customer) {

    static Buyer create() {
      var account = TestAccount.with("user");
      var customer =
          Some.json(As.manager(), Map.of("name", "Buyer", "accountId", account.id()))
              .post("/customers");
      return new Buyer(account, Some.created(customer));
    }

    JsonPath inbox() {
      return account.asks().get("/notifications").then().statusCode(200).extract().jsonPath();
    }

    List<String> subjects() {
      return inbox().getList("items.subject");
    }
  }

  /** A manager orders for a customer; returns the order. */
  private String order(String customer) {
    Map<String, Object> order = new HashMap<>(SalesDesk.order(desk.stocked(5).times(1)));
    order.put("customerId", customer);
    return Some.created(Some.json(As.manager(), order).post("/orders"));
  }

  private static void choose(TestAccount account, String topic, String reach) {
    chosen(account, topic, reach).then().statusCode(200);
  }

  private static Response chosen(TestAccount account, String topic, String reach) {
    return Some.json(
            account.asks(), Map.of("preferences", List.of(Map.of("topic", topic, "inApp", reach))))
        .header("If-Match", "*")
        .put("/notifications/preferences");
  }

  private static void awaitUnread(TestAccount account, long unread) {
    await("unread notifications of " + account.id())
        .atMost(SOON)
        .until(() -> unread(account) == unread);
  }

  private static long unread(TestAccount account) {
    return account
        .asks()
        .get("/notifications/unread-count")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getLong("unread");
  }

  @Test
  void theAccountOfACustomerIsToldOfItsOrderAndAnotherAccountIsNot() {
    var buyer = Buyer.create();
    var other = Buyer.create();
    var order = order(buyer.customer());
    awaitUnread(buyer.account(), 1);
    desk.move(order, "CANCELLED").then().statusCode(200);
    awaitUnread(buyer.account(), 2);

    assertThat(buyer.inbox().getList("items.topic", String.class))
        .containsExactly("ORDER_CANCELLED", "ORDER_PLACED");
    assertThat(buyer.subjects()).containsOnly("orders/" + order);
    assertThat(other.subjects()).isEmpty();
  }

  @Test
  void aNotificationThatIsMarkedAsReadIsNoLongerUnread() {
    var buyer = Buyer.create();
    order(buyer.customer());
    awaitUnread(buyer.account(), 1);
    String id = buyer.inbox().getString("items[0].id");

    var read = buyer.account().asks().post("/notifications/" + id + "/read");
    read.then().statusCode(200);
    assertThat(read.jsonPath().getBoolean("unread")).isFalse();
    assertThat(unread(buyer.account())).isZero();
    assertThat(
            buyer
                .account()
                .asks()
                .queryParam("unread", "true")
                .get("/notifications")
                .jsonPath()
                .getList("items"))
        .isEmpty();
  }

  @Test
  void allNotificationsAreMarkedAsReadAtOnce() {
    var buyer = Buyer.create();
    order(buyer.customer());
    order(buyer.customer());
    awaitUnread(buyer.account(), 2);
    var marked = buyer.account().asks().post("/notifications/read-all");
    marked.then().statusCode(200);
    assertThat(marked.jsonPath().getInt("read")).isEqualTo(2);
    assertThat(unread(buyer.account())).isZero();
  }

  @Test
  void theAccountOfACustomerGetsMailsOfItsOrdersInItsLanguageUnlessItWantsNone() throws Exception {
    var buyer = Buyer.create();
    var mailbox = Mailbox.of(buyer.account().email());
    var number = numberOf(order(buyer.customer()));
    assertThat(mailbox.text("Order " + number + " was placed")).contains("GBP");

    var preference = Map.of("topic", "ORDER_PLACED", "inApp", "OWN");
    var chosen =
        replace(buyer.account(), Map.of("language", "DE", "preferences", List.of(preference)));
    assertThat(chosen.<String>path("language")).isEqualTo("DE");
    var second = numberOf(order(buyer.customer()));
    assertThat(mailbox.text("Bestellung " + second + " ist eingegangen")).contains("Die Summe");
    var german = mailbox.mails(2).get(1);
    assertThat(Mailbox.html(german)).contains("<html lang=\"de\">", second);

    var quiet = Map.of("topic", "ORDER_PLACED", "inApp", "OWN", "email", false);
    replace(buyer.account(), Map.of("preferences", List.of(quiet)));
    order(buyer.customer());
    awaitUnread(buyer.account(), 3);
    mailbox.staysAsItIs(2);
  }

  private static String numberOf(String order) {
    return As.manager().get("/orders/" + order).then().statusCode(200).extract().path("number");
  }

  private static Response replace(TestAccount account, Map<String, Object> preferences) {
    var response =
        Some.json(account.asks(), preferences)
            .header("If-Match", "*")
            .put("/notifications/preferences");
    response.then().statusCode(200);
    return response;
  }

  @Test
  void aNotificationOfAnotherAccountIsNotFound() {
    var buyer = Buyer.create();
    order(buyer.customer());
    awaitUnread(buyer.account(), 1);
    String id = buyer.inbox().getString("items[0].id");
    var other = TestAccount.with("admin");
    other.asks().get("/notifications/" + id).then().statusCode(404);
    other.asks().post("/notifications/" + id + "/read").then().statusCode(404);
    assertThat(unread(buyer.account())).isEqualTo(1);
  }

  @Test
  void anAccountIsToldOfAllOrdersThatItMayReadWhenItWantsThem() {
    var manager = TestAccount.with("manager");
    var curious = Buyer.create();
    choose(manager, "ORDER_PLACED", "ALL");
    chosen(curious.account(), "ORDER_PLACED", "ALL")
        .then()
        .statusCode(403)
        .body("detail", equalTo("The request needs the permission orders:all."));
    chosen(manager, "EXPORT_FINISHED", "ALL").then().statusCode(400);
    var order = order(Buyer.create().customer());
    await("the manager is told")
        .atMost(SOON)
        .until(
            () ->
                manager
                    .asks()
                    .get("/notifications")
                    .jsonPath()
                    .getList("items.subject")
                    .contains("orders/" + order));
    assertThat(curious.subjects()).isEmpty();
    choose(manager, "ORDER_PLACED", "OFF");
  }

  @Test
  void anAccountThatWantsNothingOfATopicIsNotTold() {
    var buyer = Buyer.create();
    choose(buyer.account(), "ORDER_PLACED", "OFF");
    var order = order(buyer.customer());
    desk.move(order, "CANCELLED").then().statusCode(200);
    awaitUnread(buyer.account(), 1);
    assertThat(buyer.inbox().getList("items.topic", String.class))
        .containsExactly("ORDER_CANCELLED");
  }

  @Test
  void manyUnreadNotificationsOfATopicAreCountedInOne() {
    var buyer = Buyer.create();
    for (int i = 0; i < 23; i++) {
      desk.move(order(buyer.customer()), "CANCELLED").then().statusCode(200);
    }
    await("all orders are in the inbox")
        .atMost(SOON)
        .until(
            () ->
                buyer
                        .account()
                        .asks()
                        .queryParam("limit", 100)
                        .get("/notifications")
                        .jsonPath()
                        .getList("items.count", Integer.class)
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                    == 46);
    assertThat(unread(buyer.account())).isEqualTo(42);
  }

  @Test
  void aNewNotificationReachesTheStreamOfItsAccountAlone() throws Exception {
    var buyer = Buyer.create();
    var manager = TestAccount.with("manager");
    try (var own = stream(buyer.account());
        var foreign = stream(manager)) {
      var order = order(buyer.customer());
      await("the notification").atMost(SOON).until(() -> !told(own).isEmpty());
      String id = buyer.inbox().getString("items[0].id");
      assertThat(told(own)).containsExactly("notifications/" + id);
      desk.move(order, "CONFIRMED").then().statusCode(200);
      await("a later event")
          .atMost(SOON)
          .until(
              () ->
                  foreign.messages().stream()
                      .anyMatch(each -> each.event().equals("io.bedloe.order.confirmed.v1")));
      assertThat(told(foreign)).doesNotContain("notifications/" + id);
    }
  }

  private static LiveEvents stream(TestAccount account) throws Exception {
    return LiveEvents.open(
        BedloeServer.shared().uri(), "", "Authorization", "Bearer " + Sessions.token(account));
  }

  private static List<String> told(LiveEvents stream) {
    return stream.subjects().stream().filter(it -> it.startsWith("notifications/")).toList();
  }

  @Test
  void theNotificationsOfAnErasedAccountAreDeleted() {
    var buyer = Buyer.create();
    choose(buyer.account(), "ORDER_SHIPPED", "OFF");
    order(buyer.customer());
    awaitUnread(buyer.account(), 1);
    As.admin().post("/users/" + buyer.account().id() + "/erase").then().statusCode(200);
    assertThat(rows("notifications", buyer.account())).isZero();
    assertThat(rows("notification_preferences", buyer.account())).isZero();
  }

  private static long rows(String table, TestAccount account) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM " + table + " WHERE user_id = ?", UUID.fromString(account.id()));
  }

  @Test
  void preferencesThatNameATopicTwiceAreRefused() {
    var account = TestAccount.with("user");
    var once = Map.of("topic", "ORDER_PLACED", "inApp", "OFF");
    var refused =
        Some.json(account.asks(), Map.of("preferences", List.of(once, once)))
            .header("If-Match", "*")
            .put("/notifications/preferences");
    refused.then().statusCode(400);
    assertThat(refused.<String>path("type")).isEqualTo("/problems/invalid-preferences");
  }

  @Test
  void anApiKeyHasNoInbox() {
    var account = TestAccount.with("manager");
    Map<String, Object> terms = Map.of("name", "ERP", "scopes", List.of("events:read"));
    String key = Some.json(account.asks(), terms).post("/api-keys").path("key");
    As.nobody().header("X-API-Key", key).get("/notifications").then().statusCode(403);
    As.nobody().get("/notifications").then().statusCode(401);
  }
}
