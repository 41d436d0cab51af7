package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests imports whose rows a background job checks and applies. */
@IntegrationTest
class BackgroundImportsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private TestAccount manager = new TestAccount("", "");
  private String sku = "";

  @BeforeEach
  void aNewManager() {
    manager = TestAccount.with("manager");
    sku = Some.word("ASYNC");
  }

  @AfterEach
  void releaseJobs() {
    release();
  }

  /** Lets the imports of the account wait behind a job that no server runs. */
  private void hold() {
    Database.shared()
        .execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              group_key, run_at, started_at, lease_until)
            VALUES (?, 'test-hold', 1, '{}', FALSE, 'BULK', 0, 'RUNNING', ?, now(), now(),
              now() + interval '1 hour')""",
            UUID.randomUUID(),
            group());
  }

  private void release() {
    Database.shared()
        .execute("DELETE FROM jobs WHERE type = 'test-hold' AND group_key = ?", group());
  }

  private String group() {
    return "imports/" + manager.id();
  }

  private String file() {
    return Csv.file("sku,name,price", sku + ",Lamp,1.00", sku + "X,Lamp,none", sku + "Y,Lamp,2.00");
  }

  private static Response send(RequestSpecification as, String file, String... parameters) {
    return Csv.send(
        as.header("Prefer", "respond-async"),
        "products",
        file.getBytes(StandardCharsets.UTF_8),
        parameters);
  }

  private String accepted(RequestSpecification as) {
    return send(as, file(), "currency", "GBP").then().statusCode(202).extract().path("id");
  }

  private JsonPath read(String id) {
    return manager.asks().get("/imports/" + id).then().statusCode(200).extract().jsonPath();
  }

  private JsonPath awaitEnd(String id) {
    await("the import has ended")
        .atMost(SOON)
        .until(() -> List.of("SUCCEEDED", "FAILED").contains(read(id).getString("status")));
    return read(id);
  }

  private long products() {
    return Database.shared().number("SELECT count(*) FROM products WHERE sku LIKE ?", sku + "%");
  }

  private static long staged(String id) {
    return Database.shared()
        .number("SELECT count(*) FROM import_rows WHERE import_id = ?", UUID.fromString(id));
  }

  @Test
  void theSenderWhoPrefersItGetsTheAddressOfAnImportThatRunsLater() {
    hold();
    var answer = send(manager.asks(), file(), "currency", "GBP").then().statusCode(202);
    String id = answer.extract().path("id");
    answer
        .header("Location", endsWith("/api/v1/imports/" + id))
        .header("Preference-Applied", "respond-async")
        .header("Content-Location", nullValue())
        .body("status", equalTo("QUEUED"))
        .body("progress", equalTo(0))
        .body("rowsRead", equalTo(3))
        .body("finishedAt", nullValue());
    assertThat(read(id).getString("status")).isEqualTo("QUEUED");
    manager
        .asks()
        .queryParam("status", "QUEUED")
        .get("/imports")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(id)));
    assertThat(products()).isZero();

    release();
    var report = awaitEnd(id);
    assertThat(report.getString("status")).isEqualTo("SUCCEEDED");
    assertThat(report.getInt("progress")).isEqualTo(100);
    assertThat(report.getInt("accepted")).isEqualTo(2);
    assertThat(report.getInt("refused")).isEqualTo(1);
    assertThat(report.getInt("created.products")).isEqualTo(2);
    assertThat(report.getInt("refusedRows[0].row")).isEqualTo(3);
    assertThat(products()).isEqualTo(2);
    assertThat(staged(id)).isZero();
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM imports WHERE id = ? AND request IS NOT NULL",
                    UUID.fromString(id)))
        .isZero();
    manager.asks().get("/imports/" + id + "/refused").then().statusCode(200);
  }

  @Test
  void theChangesOfABackgroundImportAreThoseOfItsSender() {
    String id = accepted(manager.asks());
    awaitEnd(id);
    assertThat(
            Database.shared()
                .list(
                    row -> row.getString(1),
                    """
                    SELECT DISTINCT actor_name FROM audit_log
                    WHERE subject_id = ? OR subject_id IN
                      (SELECT id::text FROM products WHERE sku LIKE ?)""",
                    id,
                    sku + "%"))
        .containsExactly(manager.email());
  }

  @Test
  void aFileAboveTheLimitIsImportedInTheBackgroundWithoutAPreference() {
    var cell = "It is said of it at length. ".repeat(70).strip();
    var rows = new StringBuilder("sku,name,description,price\r\n");
    for (int i = 0; rows.length() <= 10_000_000; i++) {
      rows.append(sku).append(i).append(",Lamp,").append(cell).append(",1.00\r\n");
    }
    var answer =
        Csv.send(
                manager.asks(),
                "products",
                rows.toString().getBytes(StandardCharsets.UTF_8),
                "currency",
                "GBP",
                "dryRun",
                "true")
            .then()
            .statusCode(202)
            .header("Preference-Applied", nullValue())
            .header("Location", notNullValue());
    var report = awaitEnd(answer.extract().path("id"));
    assertThat(report.getString("status")).isEqualTo("SUCCEEDED");
    assertThat(report.getInt("created.products")).isEqualTo(report.getInt("rowsRead"));
    assertThat(products()).isZero();
  }

  @Test
  void aBackgroundImportUnderTheSameKeyIsTheSameImport() {
    hold();
    var key = sku + "-key";
    var first = send(manager.asks().header("Idempotency-Key", key), file(), "currency", "GBP");
    String id = first.then().statusCode(202).extract().path("id");
    send(manager.asks().header("Idempotency-Key", key), file(), "currency", "GBP")
        .then()
        .statusCode(202)
        .header("Location", endsWith(id))
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(id));
    send(manager.asks().header("Idempotency-Key", key), file() + "x,y,1\r\n", "currency", "GBP")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
    release();
    awaitEnd(id);
    send(manager.asks().header("Idempotency-Key", key), file(), "currency", "GBP")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(id))
        .body("created.products", equalTo(2));
  }

  @Test
  void faultsOfTheFileAreReportedBeforeItIsAccepted() {
    send(manager.asks(), "sku,name,price\n" + sku + ",Lamp", "currency", "GBP")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-truncated"));
    send(manager.asks(), "sku\n" + sku + "\n", "currency", "GBP").then().statusCode(400);
    send(As.user(), file(), "currency", "GBP").then().statusCode(403);
    send(As.nobody(), file(), "currency", "GBP").then().statusCode(401);
  }

  @Test
  void aWaitingImportCanBeCancelledByItsSenderAlone() {
    hold();
    String id = accepted(manager.asks());
    As.manager().post("/imports/" + id + "/cancel").then().statusCode(404);
    As.user().post("/imports/" + id + "/cancel").then().statusCode(403);
    As.nobody().post("/imports/" + id + "/cancel").then().statusCode(401);
    manager
        .asks()
        .post("/imports/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("FAILED"))
        .body("finishedAt", notNullValue())
        .body("failure.code", equalTo("import-cancelled"));
    manager
        .asks()
        .post("/imports/" + id + "/cancel")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/import-ended"))
        .body("detail", containsString("FAILED"));
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM jobs j JOIN imports i ON i.job_id = j.id
                    WHERE i.id = ? AND j.state = 'CANCELLED'""",
                    UUID.fromString(id)))
        .isOne();
    assertThat(staged(id)).isZero();
    assertThat(products()).isZero();
  }

  @Test
  void theImportOfAnAccountThatWasDisabledMeanwhileFails() {
    hold();
    String id = accepted(manager.asks());
    var enabled = manager;
    Some.patch(As.admin(), "*", "{\"enabled\":false}")
        .patch("/users/" + enabled.id())
        .then()
        .statusCode(200);
    release();
    awaitFailure(id, "import-not-allowed");
    assertThat(products()).isZero();
  }

  @Test
  void theImportOfAKeyThatWasRevokedMeanwhileFails() {
    hold();
    var key =
        Some.json(
                manager.asks(),
                Map.of("name", "ERP", "scopes", List.of("imports:run", "catalog:write")))
            .post("/api-keys");
    String id = accepted(As.nobody().header("X-API-Key", key.<String>path("key")));
    manager.asks().post("/api-keys/" + key.path("id") + "/revoke").then().statusCode(200);
    release();
    awaitFailure(id, "import-not-allowed");
    assertThat(products()).isZero();
  }

  @Test
  void theImportOfAnAccountThatLostItsRoleMeanwhileFailsAndIsAnEvent() {
    hold();
    String id = accepted(manager.asks());
    Database.shared()
        .execute("DELETE FROM user_roles WHERE user_id = ?", UUID.fromString(manager.id()));
    release();
    awaitFailure(id, "forbidden");
    assertThat(products()).isZero();
    await("the event is published")
        .atMost(SOON)
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM events
                            WHERE resource_id = ? AND type = 'io.bedloe.import.failed.v1'""",
                            UUID.fromString(id))
                    == 1);
  }

  private static void awaitFailure(String id, String code) {
    await("the import has failed")
        .atMost(SOON)
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM imports
                            WHERE id = ? AND state = 'FAILED' AND failure_code = ?""",
                            UUID.fromString(id),
                            code)
                    == 1);
  }

  @Test
  void theBackgroundImportsOfOneAccountAreLimited() {
    hold();
    for (int i = 0; i < 20; i++) {
      accepted(manager.asks());
    }
    send(manager.asks(), file(), "currency", "GBP")
        .then()
        .statusCode(429)
        .body("type", equalTo("/problems/too-many-imports"));
    Csv.send(
            manager.asks(),
            "products",
            file().getBytes(StandardCharsets.UTF_8),
            "currency",
            "GBP",
            "dryRun",
            "true")
        .then()
        .statusCode(200);
    Database.shared()
        .execute(
            "UPDATE jobs SET state = 'DEAD', finished_at = now() WHERE group_key = ? AND type = ?",
            group(),
            "import");
  }

  @Test
  void anImportWhoseJobHasEndedWithoutItFails() {
    hold();
    String id = accepted(manager.asks());
    Database.shared()
        .execute(
            """
            UPDATE jobs SET state = 'DEAD', finished_at = now()
            WHERE id = (SELECT job_id FROM imports WHERE id = ?)""",
            UUID.fromString(id));
    Csv.send("products", file(), "currency", "GBP", "dryRun", "true").then().statusCode(200);
    var report = read(id);
    assertThat(report.getString("failure.code")).isEqualTo("import-interrupted");
    assertThat(report.getString("failure.detail")).contains("background job");
    assertThat(staged(id)).isZero();
  }

  @Test
  void anImportWhoseStagedRowsWereLostFailsAndSaysSo() {
    hold();
    String id = accepted(manager.asks());
    Database.shared().execute("DELETE FROM import_rows WHERE import_id = ?", UUID.fromString(id));
    release();
    var report = awaitEnd(id);
    assertThat(report.getString("failure.code")).isEqualTo("import-interrupted");
    assertThat(report.getString("failure.detail")).contains("send the file again");
  }
}
