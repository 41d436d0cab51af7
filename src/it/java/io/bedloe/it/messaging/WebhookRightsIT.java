package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that a webhook gets what its owner may read. */
@IntegrationTest
@Timeout(180)
class WebhookRightsIT {

  @Test
  void aWebhookGetsTheEventsThatItsOwnerMayReadAlone() throws Exception {
    try (var receiver = Receiver.start()) {
      var role = Some.role("user");
      Some.patch(As.admin(), "*", "{\"permissions\":[\"webhooks:read\",\"webhooks:write\"]}")
          .patch(
              "/roles/"
                  + As.admin().queryParam("name", role).get("/roles").<String>path("items[0].id"))
          .then()
          .statusCode(200);
      var account = TestAccount.with(role);
      var hook =
          Hook.of(account, receiver.url(), Hook.PRODUCT_CREATED, "io.bedloe.customer.created.v1");
      var foreign = Some.json(As.manager(), Map.of("name", "Somebody")).post("/customers");
      var own =
          Some.json(As.manager(), Map.of("name", "Own", "accountId", account.id()))
              .post("/customers");

      assertThat(receiver.next().text()).contains(Some.created(own));

      assertThat(hook.delivery("customers/" + Some.created(foreign))).isEmpty();
    }
  }

  @Test
  void theWebhooksOfADisabledAccountGetNothingAndArePaused() throws Exception {
    try (var receiver = Receiver.start()) {
      var hook = Hook.to(receiver.url(), Hook.PRODUCT_CREATED);
      Some.patch(As.admin(), "*", "{\"enabled\":false}")
          .patch("/users/" + hook.account().id())
          .then()
          .statusCode(200);
      Some.productId();
      await("the webhook is paused")
          .until(
              () ->
                  "NO_ACCESS"
                      .equals(
                          io.bedloe.it.Database.shared()
                              .list(
                                  row -> String.valueOf(row.getString(1)),
                                  "SELECT state_reason FROM webhooks WHERE id = ?",
                                  java.util.UUID.fromString(hook.id()))
                              .get(0)));
      assertThat(receiver.all()).isEmpty();
    }
  }

  @Test
  void theWebhookOfAnApiKeyHasTheRightsOfTheKeyAndEndsWithIt() throws Exception {
    try (var receiver = Receiver.start()) {
      var account = TestAccount.with("manager");
      Map<String, Object> terms =
          Map.of(
              "name",
              "ERP",
              "scopes",
              List.of("webhooks:read", "webhooks:write", "events:read", "catalog:read"));
      var key = Some.json(account.asks(), terms).post("/api-keys");
      String id =
          Some.json(
                  As.nobody().header("X-API-Key", key.<String>path("key")),
                  Map.of(
                      "url",
                      receiver.url(),
                      "types",
                      List.of(Hook.PRODUCT_CREATED, "io.bedloe.customer.created.v1")))
              .post("/webhooks")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      var hook = new Hook(account, id, "");
      var customer = Some.created(Some.json(As.manager(), Map.of("name", "A")).post("/customers"));
      var product = hook.product();
      assertThat(receiver.next().text()).contains(product);
      assertThat(hook.delivery("customers/" + customer)).isEmpty();

      account.asks().post("/api-keys/" + key.path("id") + "/revoke").then().statusCode(200);
      await("the webhook is paused")
          .until(
              () -> {
                hook.product();
                return "NO_ACCESS".equals(hook.view().getString("stateReason"));
              });
    }
  }
}
