package io.bedloe.it.identity.apikeys;

import static io.bedloe.it.identity.apikeys.ApiKeyRequests.createdKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests who sees and revokes the API keys of other accounts. */
@IntegrationTest
class ApiKeysOfOthersIT {

  private final TestAccount owner = TestAccount.with("manager");

  @Test
  void keysOfOthersAreNotFoundWithoutKeysManage() {
    String id = createdKey(owner.asks(), Map.of()).path("id");
    var other = TestAccount.with("manager");
    other.asks().get("/api-keys/" + id).then().statusCode(404);
    other.asks().post("/api-keys/" + id + "/revoke").then().statusCode(404);
    other.asks().get("/api-keys").then().statusCode(200).body("items.id", equalTo(List.of()));
    owner
        .asks()
        .get("/api-keys")
        .then()
        .body("items.id", equalTo(List.of(id)))
        .body("items.userId", equalTo(List.of(owner.id())));
    As.admin().get("/api-keys/" + id).then().statusCode(200);
    Some.json(As.admin(), Map.of()).post("/api-keys/" + id + "/rotate").then().statusCode(404);
    As.admin().post("/api-keys/" + id + "/revoke").then().statusCode(200);
  }

  @Test
  void keysOfAnAccountWithMoreRightsAreNeitherSeenNorRevoked() {
    var role = "k-" + Some.word("k").toLowerCase(java.util.Locale.ROOT);
    Some.json(
            As.admin(),
            Map.of("name", role, "permissions", List.of("keys:own", "keys:manage", "catalog:read")))
        .post("/roles")
        .then()
        .statusCode(201);
    var clerk = TestAccount.with(role);
    String ofTheAdmin = createdKey(TestAccount.with("admin").asks(), Map.of()).path("id");
    for (var unseen :
        List.of(
            clerk.asks().post("/api-keys/" + ofTheAdmin + "/revoke"),
            clerk.asks().get("/api-keys/" + ofTheAdmin))) {
      unseen.then().statusCode(404).body("type", equalTo("/problems/key-not-found"));
    }
    assertThat(listed(clerk, ofTheAdmin)).isEmpty();
    As.admin().get("/api-keys/" + ofTheAdmin).then().body("revokedAt", nullValue());
    String ofAnother = createdKey(TestAccount.with(role).asks(), Map.of()).path("id");
    assertThat(listed(clerk, ofAnother)).containsExactly(ofAnother);
    clerk.asks().get("/api-keys/" + ofAnother).then().statusCode(200);
    clerk.asks().post("/api-keys/" + ofAnother + "/revoke").then().statusCode(200);
  }

  private static List<String> listed(TestAccount account, String id) {
    return account.asks().queryParam("id", id).get("/api-keys").path("items.id");
  }
}
