package io.bedloe.it.identity.apikeys;

import static io.bedloe.it.identity.apikeys.ApiKeyRequests.createdKey;
import static io.bedloe.it.identity.apikeys.ApiKeyRequests.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests how long an API key is accepted: its expiry, its rotation, its revocation. */
@IntegrationTest
class ApiKeyLifetimesIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int ROTATIONS = 3;

  private final TestAccount owner = TestAccount.with("manager");

  @Test
  void anExpiredKeyIsRefused() {
    var made = createdKey(owner.asks(), Map.of("expiresAt", "2999-01-01T00:00:00Z"));
    String key = made.path("key");
    products(key).then().statusCode(200);
    Database.shared()
        .execute(
            "UPDATE api_keys SET expires_at = now() WHERE id = ?",
            UUID.fromString(made.path("id")));
    await("the key is refused").atMost(SOON).until(() -> products(key).statusCode() == 401);
  }

  @Test
  void aRevokedKeyIsRefusedImmediately() {
    var made = createdKey(owner.asks(), Map.of());
    String key = made.path("key");
    products(key).then().statusCode(200);
    owner
        .asks()
        .post("/api-keys/" + made.path("id") + "/revoke")
        .then()
        .statusCode(200)
        .body("revokedAt", notNullValue());
    products(key).then().statusCode(401);
    Some.json(owner.asks(), Map.of())
        .post("/api-keys/" + made.path("id") + "/rotate")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/key-not-active"));
  }

  @Test
  void aRotatedKeyIsGoodForAsLongAsWasAskedFor() {
    var first = createdKey(owner.asks(), Map.of());
    var second =
        Some.json(owner.asks(), Map.of("overlapSeconds", 3600))
            .post("/api-keys/" + first.path("id") + "/rotate");
    second.then().statusCode(201).body("details.scopes", equalTo(List.of("catalog:read")));
    products(first.path("key")).then().statusCode(200);
    products(second.path("key")).then().statusCode(200);
    Some.json(owner.asks(), Map.of())
        .post("/api-keys/" + second.path("id") + "/rotate")
        .then()
        .statusCode(201);
    products(second.path("key")).then().statusCode(401);
  }

  @Test
  void onlyOneOfSeveralConcurrentRotationsOfAVersionSucceeds() throws Exception {
    String id = createdKey(owner.asks(), Map.of()).path("id");
    var version = owner.asks().get("/api-keys/" + id).header("ETag");
    var rotations = new FutureTask<>(() -> AtOnce.all(ROTATIONS, i -> rotate(id, version)));
    try (var other = OpenTransaction.begin()) {
      other.execute("SELECT id FROM api_keys WHERE id = ? FOR UPDATE", UUID.fromString(id));
      new Thread(rotations).start();
      other.awaitBlocked(ROTATIONS);
    }
    assertThat(rotations.get(30, TimeUnit.SECONDS)).containsOnly(201, 412).containsOnlyOnce(201);
  }

  private int rotate(String id, String version) {
    return Some.json(owner.asks(), Map.of("overlapSeconds", 3600))
        .header("If-Match", version)
        .post("/api-keys/" + id + "/rotate")
        .statusCode();
  }

  @Test
  void aKeyThatHasExpiredOrWasRevokedIsNotRotated() {
    for (var column : List.of("expires_at", "revoked_at")) {
      String id = createdKey(owner.asks(), Map.of()).path("id");
      Database.shared()
          .execute(
              "UPDATE api_keys SET created_at = now() - interval '2 days', "
                  + column
                  + " = now() - interval '1 day' WHERE id = ?",
              UUID.fromString(id));
      Some.json(owner.asks(), Map.of())
          .post("/api-keys/" + id + "/rotate")
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/key-not-active"));
    }
  }

  @Test
  void aKeyEndsAfterAYearUnlessItsCreatorSaysOtherwise() {
    var usual = createdKey(owner.asks(), Map.of());
    usual
        .then()
        .body("details.expiresAt", notNullValue())
        .body("details.neverExpires", equalTo(false));
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM api_keys
                    WHERE id = ? AND expires_at = created_at + interval '365 days'""",
                    UUID.fromString(usual.path("id"))))
        .isOne();
    var forever = new HashMap<String, Object>();
    forever.put("name", "ERP");
    forever.put("scopes", List.of("catalog:read"));
    forever.put("neverExpires", true);
    String id =
        Some.json(owner.asks(), forever)
            .post("/api-keys")
            .then()
            .statusCode(201)
            .body("details.neverExpires", equalTo(true))
            .extract()
            .path("id");
    owner
        .asks()
        .queryParam("neverExpires", "true")
        .get("/api-keys")
        .then()
        .body("items.id", equalTo(List.of(id)));
    forever.put("expiresAt", "2999-01-01T00:00:00Z");
    Some.json(owner.asks(), forever)
        .post("/api-keys")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/neverExpires"));
  }

  @Test
  void keysAreRevokedTogetherWithAChangeOfThePassword() {
    String kept = createdKey(owner.asks(), Map.of()).path("key");
    change(
        Map.of("currentPassword", "bedloe-dev-password", "newPassword", "zebra over the moon 91"));
    As.nobody().header("X-API-Key", kept).get("/products").then().statusCode(200);
    change(
        Map.of(
            "currentPassword", "zebra over the moon 91",
            "newPassword", "zebra over the moon 92",
            "revokeApiKeys", true));
    As.nobody().header("X-API-Key", kept).get("/products").then().statusCode(401);
  }

  private void change(Map<String, Object> passwords) {
    Some.json(owner.asks(), passwords).post("/auth/password").then().statusCode(204);
  }
}
