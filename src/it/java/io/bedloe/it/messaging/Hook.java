package io.bedloe.it.messaging;

import static org.awaitility.Awaitility.await;

import io.bedloe.it.Database;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A webhook of an account of its own. */
record Hook(TestAccount account, String id, String secret) {

  static final String PRODUCT_CREATED = "io.bedloe.product.created.v1";
  static final String PRODUCT_CHANGED = "io.bedloe.product.changed.v1";

  /** Creates a webhook of a new manager. */
  static Hook to(String url, String... types) {
    return of(TestAccount.with("manager"), url, types);
  }

  static Hook of(TestAccount account, String url, String... types) {
    var created =
        Some.json(account.asks(), Map.of("url", url, "types", List.of(types))).post("/webhooks");
    created.then().statusCode(201);
    return new Hook(account, created.path("id"), created.path("secret"));
  }

  RequestSpecification asks() {
    return account.asks();
  }

  String path() {
    return "/webhooks/" + id;
  }

  JsonPath view() {
    return asks().get(path()).then().statusCode(200).extract().jsonPath();
  }

  /** Creates a product as the owner; returns its id. */
  String product() {
    return Some.created(Some.json(asks(), Some.product(Some.word("HOOK"))).post("/products"));
  }

  void rename(String product) {
    Some.patch(asks(), "*", "{\"name\":\"" + Some.word("name") + "\"}")
        .patch("/products/" + product)
        .then()
        .statusCode(200);
  }

  /** Returns the deliveries, the newest first. */
  JsonPath deliveries() {
    return asks().get(path() + "/deliveries").then().statusCode(200).extract().jsonPath();
  }

  /** Waits until the only delivery of a resource has a status. */
  Map<String, Object> awaitDelivery(String subject, String status) {
    await("the delivery of " + subject + " is " + status)
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> status.equals(delivery(subject).get("status")));
    return delivery(subject);
  }

  /** Returns the newest delivery of a resource; empty when there is none. */
  Map<String, Object> delivery(String subject) {
    var found =
        deliveries().<Map<String, Object>>getList("items").stream()
            .filter(delivery -> subject.equals(delivery.get("subject")))
            .toList();
    return found.isEmpty() ? Map.of() : found.get(0);
  }

  /** Makes all deliveries that wait due now, as if eight hours had passed. */
  void passTime() {
    Database.shared()
        .execute(
            "UPDATE webhooks SET failing_since = failing_since - interval '8 hours' WHERE id = ?",
            UUID.fromString(id));
    Database.shared()
        .execute(
            """
            UPDATE webhook_deliveries SET next_attempt_at = now() - interval '1 second'
            WHERE webhook_id = ? AND status = 'PENDING' AND next_attempt_at > now()""",
            UUID.fromString(id));
  }
}
