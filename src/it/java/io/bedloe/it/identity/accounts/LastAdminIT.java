package io.bedloe.it.identity.accounts;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While each test runs, exactly one enabled account is an admin. */
@IntegrationTest
class LastAdminIT {

  private final TestAccount last = TestAccount.with("admin");
  private List<UUID> others = List.of();

  @BeforeEach
  void disableAllOtherAdmins() {
    last.asks().get("/users/" + last.id()).then().statusCode(200);
    others =
        Database.shared()
            .list(
                row -> row.getObject(1, UUID.class),
                """
                UPDATE users SET enabled = FALSE
                WHERE enabled AND erased_at IS NULL AND id <> ?
                  AND id IN (SELECT user_id FROM user_roles WHERE role = 'admin')
                RETURNING id""",
                UUID.fromString(last.id()));
  }

  @AfterEach
  void enableThemAgain() {
    Database.shared()
        .execute(
            "UPDATE users SET enabled = TRUE WHERE id = ANY (?)",
            (Object) others.toArray(UUID[]::new));
    await("the admin of the suite is accepted again")
        .until(() -> As.admin().get("/users/" + last.id()).statusCode() == 200);
  }

  @Test
  void theLastAdminIsNotErased() {
    refused(last.asks().post("/users/" + last.id() + "/erase"));
  }

  @Test
  void theLastAdminIsNotDisabled() {
    refused(patch("{\"enabled\":false}"));
  }

  @Test
  void theRoleOfTheLastAdminIsNotRemoved() {
    refused(patch("{\"roles\":[\"manager\"]}"));
  }

  @Test
  void anAdminIsErasedWhenThereIsAnother() {
    TestAccount.with("admin");
    last.asks().post("/users/" + last.id() + "/erase").then().statusCode(200);
  }

  @Test
  void anErasedAdminDoesNotCountAsAnotherAdmin() {
    var erased = TestAccount.with("admin");
    Database.shared()
        .execute("UPDATE users SET erased_at = now() WHERE id = ?", UUID.fromString(erased.id()));
    refused(last.asks().post("/users/" + last.id() + "/erase"));
  }

  private Response patch(String patch) {
    return Some.patch(last.asks(), "*", patch).patch("/users/" + last.id());
  }

  private void refused(Response answer) {
    answer.then().statusCode(409).body("type", endsWith("/last-admin"));
    last.asks()
        .get("/users/" + last.id())
        .then()
        .statusCode(200)
        .body("email", equalTo(last.email()))
        .body("enabled", equalTo(true))
        .body("roles", equalTo(List.of("admin")))
        .body("erasedAt", nullValue());
  }
}
