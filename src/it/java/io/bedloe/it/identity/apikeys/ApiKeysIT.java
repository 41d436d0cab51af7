package io.bedloe.it.identity.apikeys;

import static io.bedloe.it.identity.apikeys.ApiKeyRequests.createKey;
import static io.bedloe.it.identity.apikeys.ApiKeyRequests.createdKey;
import static io.bedloe.it.identity.apikeys.ApiKeyRequests.products;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@IntegrationTest
class ApiKeysIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestAccount owner = TestAccount.with("manager");

  @Test
  void aKeyIsShownOnceAndSignsAProgramIn() {
    var made = createdKey(owner.asks(), Map.of());
    String key = made.path("key");
    made.then()
        .body("key", startsWith("bdl_dev_"))
        .body("details.shown", startsWith("bdl_dev_"))
        .header("Location", notNullValue());
    products(key).then().statusCode(200);
    As.bearer(key).get("/products").then().statusCode(200);
    owner
        .asks()
        .get("/api-keys/" + made.path("id"))
        .then()
        .statusCode(200)
        .body("key", nullValue())
        .body("scopes", equalTo(List.of("catalog:read")))
        .body("lastUsedAt", notNullValue());
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM api_keys k WHERE strpos(k::text, ?) > 0", key))
        .isZero();
  }

  @Test
  void aKeyCannotDoMoreThanItsScopes() {
    String key = createdKey(owner.asks(), Map.of()).path("key");
    As.nobody()
        .header("X-API-Key", key)
        .get("/orders")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    As.nobody().header("X-API-Key", key).post("/auth/logout-all").then().statusCode(403);
    Some.json(As.nobody().header("X-API-Key", key), Map.of("name", "x", "scopes", List.of("x")))
        .post("/api-keys")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "catalog:fly, unknown-permission",
    "users:manage, exceeds-own-rights",
    "account:own, for-people",
    "keys:own, for-people",
  })
  void aScopeHasToBeOneThatTheCreatorCanGive(String scope, String code) {
    createKey(owner.asks(), Map.of("scopes", List.of("catalog:read", scope)))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/scopes/1"))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void allFaultsOfAKeyRequestAreReported() {
    createKey(
            owner.asks(),
            Map.of("expiresAt", "2020-01-01T00:00:00Z", "allowedAddresses", List.of("10.0.0.0/99")))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItems("/expiresAt", "/allowedAddresses/0"));
    createKey(owner.asks(), Map.of("scopes", List.of())).then().statusCode(400);
    createKey(owner.asks(), Map.of("id", UUID.randomUUID())).then().statusCode(400);
  }

  @Test
  void anInvalidKeyIsUnauthenticated() {
    String key = createdKey(owner.asks(), Map.of()).path("key");
    for (var wrong :
        List.of("bdl_dev_x", key.substring(0, key.length() - 1) + "!", key + "x", "Bearer")) {
      products(wrong)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", startsWith("Bearer"))
          .body("type", equalTo("/problems/unauthenticated"));
    }
  }

  @Test
  void aKeyIsAcceptedOnlyFromItsNetworks() {
    String here =
        createdKey(owner.asks(), Map.of("allowedAddresses", List.of("127.0.0.0/8"))).path("key");
    String elsewhere =
        createdKey(owner.asks(), Map.of("allowedAddresses", List.of("10.0.0.0/8", "2001:db8::/32")))
            .path("key");
    products(here).then().statusCode(200);
    products(elsewhere).then().statusCode(401);
    As.nobody()
        .header("X-API-Key", elsewhere)
        .header("X-Forwarded-For", "10.1.2.3")
        .get("/products")
        .then()
        .statusCode(401);
  }

  @Test
  void aKeyLosesThePermissionsThatItsOwnerLoses() {
    String key = createdKey(owner.asks(), Map.of("scopes", List.of("reports:read"))).path("key");
    As.nobody().header("X-API-Key", key).get("/audit").then().statusCode(403);
    Database.shared()
        .execute(
            "UPDATE user_roles SET role = 'user' WHERE user_id = ?", UUID.fromString(owner.id()));
    await("the key no longer allows reports")
        .atMost(SOON)
        .until(
            () ->
                As.nobody()
                        .header("X-API-Key", key)
                        .queryParam("currency", "GBP")
                        .get("/reports/sales")
                        .statusCode()
                    == 403);
  }

  @Test
  void aKeyHasItsOwnRateLimit() {
    String key = createdKey(owner.asks(), Map.of("requestsPerMinute", 3)).path("key");
    products(key)
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", equalTo("\"default\";q=3;w=60"))
        .header("RateLimit", startsWith("\"default\";r=2;"));
    products(key).then().statusCode(200);
    products(key).then().statusCode(200);
    products(key)
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/too-many-requests"));
    products(createdKey(owner.asks(), Map.of()).path("key")).then().statusCode(200);
  }

  @Test
  void whatAKeyDoesStandsInTheAuditTrailWithTheKey() {
    var made = createdKey(owner.asks(), Map.of("scopes", List.of("catalog:write", "catalog:read")));
    var request = Some.word("R");
    Some.json(
            As.nobody()
                .header("X-API-Key", made.<String>path("key"))
                .header("X-Request-Id", request),
            Some.product(Some.word("K")))
        .post("/products")
        .then()
        .statusCode(201);
    As.admin()
        .queryParam("requestId", request)
        .get("/audit")
        .then()
        .body("items[0].apiKeyId", equalTo(made.<String>path("id")))
        .body("items[0].actorName", equalTo(owner.email()));
  }

  @Test
  void keysOfOneAccountWithTheSameRateAreCountedApart() {
    String first = createdKey(owner.asks(), Map.of("requestsPerMinute", 3)).path("key");
    String second = createdKey(owner.asks(), Map.of("requestsPerMinute", 3)).path("key");
    for (int i = 0; i < 3; i++) {
      products(first).then().statusCode(200);
    }
    products(first).then().statusCode(429);
    products(second).then().statusCode(200).header("RateLimit", startsWith("\"default\";r=2;"));
  }
}
