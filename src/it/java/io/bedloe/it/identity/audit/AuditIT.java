package io.bedloe.it.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@IntegrationTest
class AuditIT {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** The write operations that change nothing, or nothing that outlives a minute. */
  private static final List<String> CHANGE_NOTHING =
      List.of("verifyAudit", "dryRunPolicy", "createRealtimeTicket");

  /** Notifications that are marked as read change nothing that others see. */
  private static final List<String> OWN_MARKS = List.of("readNotification", "readAllNotifications");

  /** The operation fails when there is an admin; FirstAdminST checks its audit row. */
  private static final List<String> ELSEWHERE = List.of("createFirstAdmin");

  @Test
  void everyWriteOperationOfTheDocumentLeavesARowWithItsRequestId() {
    var writes = new WriteOperations().byOperation();
    writes.keySet().removeAll(OWN_MARKS);
    assertThat(writes.keySet())
        .as("a write operation that this test does not know")
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.writeOperations().stream()
                .filter(operation -> !CHANGE_NOTHING.contains(operation))
                .filter(operation -> !OWN_MARKS.contains(operation))
                .filter(operation -> !ELSEWHERE.contains(operation))
                .toList());
    writes.forEach(
        (operation, write) -> {
          var request = Some.word("R");
          var answer = write.send(as -> as.header("X-Request-Id", request));
          assertThat(answer.statusCode()).as(operation + answer.asString()).isBetween(200, 204);
          assertThat(rowsOf(request)).as(operation).isPositive();
        });
  }

  private static long rowsOf(String request) {
    return Database.shared().number("SELECT count(*) FROM audit_log WHERE request_id = ?", request);
  }

  @Test
  void anAuditRowHasActorActionSubjectAndFormerValues() {
    var id = Some.productId();
    var request = Some.word("R");
    Some.patch(As.manager().header("X-Request-Id", request), "*", "{\"name\":\"Another\"}")
        .patch("/products/" + id)
        .then()
        .statusCode(200);
    As.admin()
        .queryParams("subjectType", "product", "subjectId", id)
        .get("/audit")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].action", equalTo("product.changed"))
        .body("items[0].actorName", equalTo("manager@bedloe.example"))
        .body("items[0].requestId", equalTo(request))
        .body("items[0].after.name", equalTo("Another"))
        .body("items[1].action", equalTo("product.created"))
        .body("items[1].before", nullValue());
    As.manager().get("/audit").then().statusCode(403);
  }

  @Test
  void aRefusedChangeLeavesNoRow() {
    var request = Some.word("R");
    Some.patch(As.manager().header("X-Request-Id", request), "\"v9\"", "{\"name\":\"Another\"}")
        .patch("/products/" + Some.productId())
        .then()
        .statusCode(412);
    assertThat(rowsOf(request)).isZero();
  }

  @Test
  void aFailedSignInLeavesARowThatDoesNotHoldThePassword() {
    var request = Some.word("R");
    var account = TestAccount.with("user");
    Some.json(
            As.nobody().header("X-Request-Id", request),
            Map.of("email", account.email(), "password", "not-the-password"))
        .post("/auth/login")
        .then()
        .statusCode(401);
    As.admin()
        .queryParams("requestId", request)
        .get("/audit")
        .then()
        .body("items[0].action", equalTo("sign-in.failed"))
        .body("items[0].subjectId", equalTo(account.id()));
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM audit_log a WHERE a::text LIKE '%not-the-password%'"))
        .isZero();
  }

  @Test
  void theApplicationsRoleCannotChangeOrRemoveRows() {
    for (var statement :
        List.of(
            "UPDATE audit_log SET action = 'nothing'",
            "DELETE FROM audit_log",
            "TRUNCATE audit_log",
            "UPDATE audit_seals SET hash = ''",
            "DELETE FROM audit_seals")) {
      assertThatThrownBy(() -> Database.shared().executeAsRuntimeRole(statement))
          .as(statement)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void theApplicationsRoleCannotGiveItselfTheRightToChangeRows() {
    // PostgreSQL warns that it grants nothing; the owner would have got the right.
    Database.shared().executeAsRuntimeRole("GRANT UPDATE, DELETE ON audit_log TO CURRENT_USER");
    Database.shared().executeAsRuntimeRole("GRANT UPDATE, DELETE ON audit_seals TO CURRENT_USER");
    for (var statement :
        List.of(
            "UPDATE audit_log SET action = 'nothing'",
            "DELETE FROM audit_seals",
            "ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only",
            "DROP TRIGGER audit_log_append_only ON audit_log",
            "ALTER TABLE audit_log OWNER TO CURRENT_USER",
            "DROP TABLE audit_seals",
            "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE sql AS ''",
            "CREATE TABLE audit_copy (id uuid)",
            "SET ROLE bedloe",
            "SET session_replication_role = replica")) {
      assertThatThrownBy(() -> Database.shared().executeAsRuntimeRole(statement))
          .as(statement)
          .hasRootCauseInstanceOf(SQLException.class)
          .rootCause()
          .extracting(refused -> ((SQLException) refused).getSQLState())
          .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
  }
}
