package io.bedloe.it.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@IntegrationTest
class AuditIT {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final Duration SOON = Duration.ofSeconds(30);

  /** The write operations that change nothing. */
  private static final List<String> CHANGE_NOTHING = List.of("verifyAudit", "dryRunPolicy");

  /** The operation fails when there is an admin; FirstAdminST checks its audit row. */
  private static final List<String> ELSEWHERE = List.of("createFirstAdmin");

  @Test
  void everyWriteOperationOfTheDocumentLeavesARowWithItsRequestId() {
    var writes = new WriteOperations().byOperation();
    assertThat(writes.keySet())
        .as("a write operation that this test does not know")
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.writeOperations().stream()
                .filter(operation -> !CHANGE_NOTHING.contains(operation))
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

  @Test
  void changedAuditRowsAreDetected() {
    var first = audited();
    var second = audited();
    await("the audit trail is sealed")
        .atMost(SOON)
        .until(() -> isSealed(first) && isSealed(second));
    verified().body("intact", equalTo(true));

    Database.asOwner(
        "UPDATE audit_log SET actor_name = actor_name || '?' WHERE request_id = ?", first);
    verified().body("intact", equalTo(false)).body("days[0].fault.kind", equalTo("CHANGED"));
    Database.asOwner(
        "UPDATE audit_log SET actor_name = rtrim(actor_name, '?') WHERE request_id = ?", first);
    verified().body("intact", equalTo(true));

    Database.asOwner(
        "CREATE TABLE audit_stolen AS SELECT * FROM audit_log WHERE request_id = ?", second);
    Database.asOwner("DELETE FROM audit_log WHERE request_id = ?", second);
    verified().body("days[0].fault.kind", equalTo("REMOVED"));
    Database.asOwner("INSERT INTO audit_log SELECT * FROM audit_stolen");
    Database.asOwner("DROP TABLE audit_stolen");
    verified().body("intact", equalTo(true));
  }

  @Test
  void anInsertedRowWithoutASealIsDetected() {
    var request = audited();
    await("the audit trail is sealed").atMost(SOON).until(() -> isSealed(request));
    var forged = UUID.randomUUID();
    Database.asOwner(
        """
        INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name, txid)
        SELECT ?, at, action, subject_type, subject_id, actor_id, actor_name, 1 FROM audit_log
        WHERE request_id = ?""",
        forged,
        request);
    verified().body("days[0].fault.kind", equalTo("SLIPPED_IN"));
    Database.asOwner("DELETE FROM audit_log WHERE id = ?", forged);
    verified().body("intact", equalTo(true));
  }

  /** The test uses a day of its own, because a seal cannot be undone. */
  @Test
  void aRowThatSomebodyInsertedIsFoundAlthoughItIsSealed() {
    audited();
    var forged = UUID.randomUUID();
    Database.shared()
        .executeAsRuntimeRole(
            """
            INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name)
            VALUES ('%s', '2001-01-01T12:00:00Z', 'user.opened', 'user', 'x', '%s', 'nobody')"""
                .formatted(forged, forged));
    await("the forged row is sealed")
        .atMost(SOON)
        .until(
            () ->
                Database.shared()
                        .number("SELECT count(*) FROM audit_seals WHERE audit_id = ?", forged)
                    > 0);
    verified("2001-01-01")
        .body("intact", equalTo(false))
        .body("days[0].fault.kind", equalTo("INSERTED"))
        .body("days[0].fault.auditId", equalTo(forged.toString()));
  }

  @Test
  void aTailThatWasRemovedWithItsSealsIsFound() {
    var request = audited();
    await("the audit trail is sealed").atMost(SOON).until(() -> isSealed(request));
    Database.asOwner(
        """
        CREATE TABLE audit_stolen AS SELECT * FROM audit_seals WHERE day =
          (SELECT day FROM audit_seals s JOIN audit_log a ON a.id = s.audit_id
            WHERE a.request_id = '%1$s')
          AND position >= (SELECT position FROM audit_seals s JOIN audit_log a
            ON a.id = s.audit_id WHERE a.request_id = '%1$s')"""
            .formatted(request));
    Database.asOwner(
        "CREATE TABLE audit_stolen_rows AS SELECT * FROM audit_log WHERE id IN (SELECT audit_id FROM audit_stolen)");
    Database.asOwner(
        """
        WITH seals AS (DELETE FROM audit_seals s USING audit_stolen t WHERE s.audit_id = t.audit_id)
        DELETE FROM audit_log a USING audit_stolen t WHERE a.id = t.audit_id""");
    // A row that is sealed meanwhile turns the missing end into a gap.
    verified().body("days[0].fault.kind", oneOf("TAIL_REMOVED", "GAP"));
    Database.asOwner("INSERT INTO audit_log SELECT * FROM audit_stolen_rows");
    Database.asOwner("INSERT INTO audit_seals SELECT * FROM audit_stolen");
    Database.asOwner("DROP TABLE audit_stolen, audit_stolen_rows");
    verified().body("intact", equalTo(true));
  }

  @Test
  void verificationChecksAKeptHead() {
    var request = audited();
    await("the audit trail is sealed").atMost(SOON).until(() -> isSealed(request));
    var head = As.admin().get("/audit/head").then().statusCode(200).extract();
    long number = head.jsonPath().getLong("number");
    verified(Map.of("number", number, "mac", head.path("mac"))).body("intact", equalTo(true));
    verified(Map.of("number", number + 1_000_000, "mac", head.path("mac")))
        .body("intact", equalTo(false))
        .body("heads.kind", equalTo("HEAD_REMOVED"));
    verified(Map.of("number", number, "mac", "0".repeat(64))).body("intact", equalTo(false));
    As.manager().get("/audit/head").then().statusCode(403);
    As.nobody().get("/audit/head").then().statusCode(401);
  }

  /** Sends a write with an audit row; returns the id of its request. */
  private static String audited() {
    var request = Some.word("R");
    Some.json(As.admin().header("X-Request-Id", request), Some.product(Some.word("A")))
        .post("/products")
        .then()
        .statusCode(201);
    return request;
  }

  private static boolean isSealed(String request) {
    return Database.shared()
            .number(
                """
                SELECT count(*) FROM audit_log a JOIN audit_seals s ON s.audit_id = a.id
                WHERE a.request_id = ?""",
                request)
        > 0;
  }

  private static String today() {
    return Database.shared()
        .list(row -> row.getString(1), "SELECT (now() AT TIME ZONE 'UTC')::date::text")
        .get(0);
  }

  private static io.restassured.response.ValidatableResponse verified() {
    return verified(today());
  }

  private static io.restassured.response.ValidatableResponse verified(Map<String, Object> head) {
    return verifiedWith(Map.of("from", today(), "to", today(), "head", head));
  }

  private static io.restassured.response.ValidatableResponse verified(String day) {
    return verifiedWith(Map.of("from", day, "to", day));
  }

  private static io.restassured.response.ValidatableResponse verifiedWith(
      Map<String, Object> body) {
    return Some.json(As.admin(), body).post("/audit/verify").then().statusCode(200);
  }

  @Test
  void anInvalidRangeOfDaysIsRefused() {
    for (var to : List.of("2026-01-01", "2026-03-15")) {
      Some.json(As.admin(), Map.of("from", "2026-02-01", "to", to))
          .post("/audit/verify")
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/to"));
    }
  }
}
