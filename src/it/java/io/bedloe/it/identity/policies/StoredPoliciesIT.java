package io.bedloe.it.identity.policies;

import static io.bedloe.it.identity.policies.Rulebook.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests policies that another server or another version has stored, and policies without a result.
 */
@IntegrationTest
class StoredPoliciesIT {

  /** The limit is a second, plus two for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(3);

  @RegisterExtension private final Rulebook rules = new Rulebook();
  private final TestAccount manager = TestAccount.with("manager");

  @Test
  void aStoredPolicyAboutAPermissionThatIsNotKnownHereHoldsUpNoOther() {
    var strange = rules.deny("imports:run", "caller.id == 'nobody'");
    Database.shared()
        .execute(
            "UPDATE policies SET target = 'shipments:*', version = version + 1 WHERE id = ?",
            UUID.fromString(strange));
    rules.deny("catalog:read", mine("true"));
    refused(manager.asks().get("/products"));
    assertThat(Rulebook.broken()).contains(strange);
    As.manager().get("/products").then().statusCode(200);
  }

  @Test
  void aPolicyWithoutAResultDeniesAndIsReportedByHealth() {
    var id = rules.deny("reports:read", mine("caller.customerId == 'x'"));
    var other = rules.deny("imports:run", mine("false"));
    refused(manager.asks().get("/reports/sales"));
    assertThat(Rulebook.broken()).contains(id).doesNotContain(other);
    Some.patch(As.admin(), "*", "{\"enabled\": false}")
        .patch("/policies/" + id)
        .then()
        .statusCode(200);
    Rulebook.awaitInForce();
    assertThat(manager.asks().get("/reports/sales").statusCode()).isNotEqualTo(403);
    assertThat(Rulebook.broken()).doesNotContain(id);
  }

  /** The test simulates a change by another server, of which this one is not informed. */
  @Test
  void aChangeByAnotherServerAppliesWithinASecond() {
    var user = TestAccount.with("user");
    var id = rules.deny("catalog:read", "caller.id == 'nobody'");
    user.asks().get("/products").then().statusCode(200);
    Database.shared()
        .execute(
            "UPDATE policies SET expression = ?, version = version + 1 WHERE id = ?",
            "caller.id == '%s'".formatted(user.id()),
            UUID.fromString(id));
    await("products are refused")
        .atMost(SOON)
        .until(() -> user.asks().get("/products").statusCode() == 403);
  }

  @Test
  void aStoredPolicyThatCannotBeReadRefusesAndIsShown() {
    var id = rules.deny("imports:run", "caller.id == 'nobody'");
    Database.shared()
        .execute(
            "UPDATE policies SET expression = 'caller.', version = version + 1 WHERE id = ?",
            UUID.fromString(id));
    Rulebook.awaitInForce();
    refused(manager.asks().contentType("text/csv").body("x").post("/imports?kind=products"));
    assertThat(Rulebook.broken()).contains(id);
    As.admin().get("/policies/" + id).then().statusCode(200);
  }

  private String mine(String condition) {
    return "caller.id == '%s' && %s".formatted(manager.id(), condition);
  }
}
