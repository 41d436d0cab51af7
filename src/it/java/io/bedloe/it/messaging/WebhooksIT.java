package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the resource of webhooks, without deliveries. */
@IntegrationTest
class WebhooksIT {

  private static final String URL = "https://erp.example/bedloe";
  private static final String RARE = "io.bedloe.role.deleted.v1";

  @Test
  void aNewWebhookHasASecretThatIsShownOnceAndStoredEncrypted() {
    var hook = Hook.to(URL, RARE);

    assertThat(hook.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
    var read = hook.asks().get(hook.path());
    read.then()
        .statusCode(200)
        .body("url", equalTo(URL))
        .body("types", equalTo(List.of(RARE)))
        .body("state", equalTo("ACTIVE"))
        .body("stateReason", nullValue());
    assertThat(read.asString()).doesNotContain("whsec_");
    assertThat(hook.asks().get("/webhooks").asString())
        .contains(hook.id())
        .doesNotContain("whsec_");
    var stored =
        Database.shared()
            .list(
                row -> row.getString(1),
                "SELECT secrets_jwe FROM webhooks WHERE id = ?",
                UUID.fromString(hook.id()));
    assertThat(stored).singleElement().asString().startsWith("ey").doesNotContain("whsec_");
  }

  @Test
  void theAuditTrailHasOfAnAddressSchemeAndHostAlone() {
    var hook = Hook.to("https://erp.example:8443/path-secret?key=query-secret", RARE);
    Some.patch(hook.asks(), "*", "{\"url\":\"https://shop.example/other-secret\"}")
        .patch(hook.path())
        .then()
        .statusCode(200);
    Some.json(hook.asks(), Map.of()).post(hook.path() + "/rotate").then().statusCode(200);
    hook.asks().post(hook.path() + "/pause").then().statusCode(200);
    hook.asks().post(hook.path() + "/resume").then().statusCode(200);
    hook.asks().header("If-Match", "*").delete(hook.path()).then().statusCode(204);

    var rows =
        Database.shared()
            .list(
                row -> String.valueOf(row.getString(1)),
                """
                SELECT concat(before::text, after::text) FROM audit_log
                WHERE subject_type = 'webhook' AND subject_id = ? ORDER BY at""",
                hook.id());
    assertThat(rows)
        .hasSize(6)
        .noneMatch(row -> row.contains("-secret"))
        .anyMatch(row -> row.contains("https://erp.example:8443/…"))
        .anyMatch(row -> row.contains("https://shop.example/…"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://erp.example/, https-required",
    "https://user:word@erp.example/, credentials",
    "https://erp.example:22/, port-not-allowed",
    "https://10.0.0.1/, not-public",
    "https://169.254.169.254/latest/meta-data/, not-public",
    "'https://[fd00:ec2::254]/', not-public",
    "ftp://erp.example/, invalid-url"
  })
  void anAddressThatIsNotAllowedIsRefused(String url, String code) {
    Some.json(TestAccount.with("manager").asks(), Map.of("url", url, "types", List.of(RARE)))
        .post("/webhooks")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-webhook"))
        .body("errors.code", hasItem(code))
        .body("errors.pointer", hasItem("/url"));
  }

  @Test
  void anUnknownTypeIsRefusedWithTheListOfKnownOnes() {
    Some.json(
            TestAccount.with("manager").asks(),
            Map.of("url", URL, "types", List.of(RARE, "io.bedloe.order.placed.v9")))
        .post("/webhooks")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/types/1"))
        .body("errors[0].code", equalTo("unknown-type"))
        .body("errors[0].detail", containsString("io.bedloe.order.placed.v1"));
  }

  @Test
  void aWebhookWithoutTypesIsRefused() {
    Some.json(TestAccount.with("manager").asks(), Map.of("url", URL, "types", List.of()))
        .post("/webhooks")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/types"));
  }

  @Test
  void aPatchNeedsTheCurrentVersionAndKeepsOtherMembers() {
    var hook = Hook.to(URL, RARE);
    var version = hook.asks().get(hook.path()).header("ETag");

    Some.patch(hook.asks(), version, "{\"description\":\"ERP\"}")
        .patch(hook.path())
        .then()
        .statusCode(200)
        .body("description", equalTo("ERP"))
        .body("url", equalTo(URL));
    Some.patch(hook.asks(), version, "{\"description\":\"Shop\"}")
        .patch(hook.path())
        .then()
        .statusCode(412);
    Some.patch(hook.asks(), "*", "{\"url\":\"https://127.0.0.2:1/\"}")
        .patch(hook.path())
        .then()
        .statusCode(200);
    Some.patch(hook.asks(), "*", "{\"url\":\"https://192.168.0.1/\"}")
        .patch(hook.path())
        .then()
        .statusCode(400);
  }

  @Test
  void aDeletedWebhookIsNotFound() {
    var hook = Hook.to(URL, RARE);
    hook.asks().delete(hook.path()).then().statusCode(428);
    hook.asks().header("If-Match", "*").delete(hook.path()).then().statusCode(204);
    hook.asks().get(hook.path()).then().statusCode(404);
  }

  @Test
  void anAccountHasTwentyWebhooksAtMost() {
    var account = TestAccount.with("manager");
    for (int i = 0; i < 20; i++) {
      Hook.of(account, URL, RARE);
    }
    Some.json(account.asks(), Map.of("url", URL, "types", List.of(RARE)))
        .post("/webhooks")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-webhooks"));
  }

  @Test
  void aRotationGivesANewSecretAndSaysUntilWhenThePreviousOneSigns() {
    var hook = Hook.to(URL, RARE);
    Some.json(hook.asks(), Map.of())
        .post(hook.path() + "/rotate")
        .then()
        .statusCode(200)
        .body("secret", startsWith("whsec_"))
        .body("secret", org.hamcrest.Matchers.not(equalTo(hook.secret())))
        .body("details.previousSecretUntil", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void aWebhookOfAnotherAccountIsNotFound() {
    var hook = Hook.to(URL, RARE);
    var delivery = UUID.randomUUID();
    As.admin().get(hook.path()).then().statusCode(404);
    As.admin().get(hook.path() + "/deliveries").then().statusCode(404);
    As.admin().post(hook.path() + "/pause").then().statusCode(404);
    As.admin().post(hook.path() + "/resume").then().statusCode(404);
    As.admin().post(hook.path() + "/test").then().statusCode(404);
    As.admin().post(hook.path() + "/deliveries/" + delivery + "/replay").then().statusCode(404);
    Some.json(As.admin(), Map.of()).post(hook.path() + "/rotate").then().statusCode(404);
    Some.json(As.admin(), Map.of("after", 0)).post(hook.path() + "/replay").then().statusCode(404);
    As.admin().header("If-Match", "*").delete(hook.path()).then().statusCode(404);
    Some.patch(As.admin(), "*", "{\"description\":\"x\"}")
        .patch(hook.path())
        .then()
        .statusCode(404);
  }

  @Test
  void webhooksNeedAPermission() {
    var some = "/webhooks/" + UUID.randomUUID();
    var body = Map.of("url", URL, "types", List.of(RARE));
    As.user().get("/webhooks").then().statusCode(403);
    As.user().get(some).then().statusCode(403);
    As.user().get(some + "/deliveries").then().statusCode(403);
    Some.json(As.user(), body).post("/webhooks").then().statusCode(403);
    As.user().header("If-Match", "*").delete(some).then().statusCode(403);
    Some.patch(As.user(), "*", "{}").patch(some).then().statusCode(403);
    for (var action : List.of("pause", "resume", "test")) {
      As.user().post(some + "/" + action).then().statusCode(403);
      As.nobody().post(some + "/" + action).then().statusCode(401);
    }
    Some.json(As.user(), Map.of()).post(some + "/rotate").then().statusCode(403);
    Some.json(As.user(), Map.of("after", 0)).post(some + "/replay").then().statusCode(403);
    As.nobody().get("/webhooks").then().statusCode(401);
    Some.json(As.nobody(), body).post("/webhooks").then().statusCode(401);
    TestAccount.with("manager").asks().get("/webhooks").then().statusCode(200);
  }

  @Test
  void anApiKeySeesTheWebhooksThatItHasCreatedAlone() {
    var account = TestAccount.with("manager");
    var ofAccount = Hook.of(account, URL, RARE);
    Map<String, Object> key =
        Map.of("name", "ERP", "scopes", List.of("webhooks:read", "webhooks:write", "events:read"));
    String secret = Some.json(account.asks(), key).post("/api-keys").path("key");
    var byKey =
        Some.json(
                As.nobody().header("X-API-Key", secret), Map.of("url", URL, "types", List.of(RARE)))
            .post("/webhooks");
    byKey.then().statusCode(201);

    As.nobody()
        .header("X-API-Key", secret)
        .get("/webhooks")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(byKey.<String>path("id"))));
    As.nobody().header("X-API-Key", secret).get(ofAccount.path()).then().statusCode(404);
    account.asks().get("/webhooks/" + byKey.path("id")).then().statusCode(200);
  }
}
