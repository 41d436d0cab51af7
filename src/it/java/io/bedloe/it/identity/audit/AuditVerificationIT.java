package io.bedloe.it.identity.audit;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests that the verification of the audit trail finds rows that were changed, inserted or removed.
 */
@IntegrationTest
class AuditVerificationIT {

  private static final Duration SOON = Duration.ofSeconds(30);

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
}
