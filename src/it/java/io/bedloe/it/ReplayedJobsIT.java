package io.bedloe.it;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests jobs of exports and imports that an administrator runs again. */
@IntegrationTest
class ReplayedJobsIT {

  private static final Duration SOON = Duration.ofSeconds(40);

  private TestAccount manager = new TestAccount("", "");

  @BeforeEach
  void aNewManager() {
    manager = TestAccount.with("manager");
  }

  @AfterEach
  void release() {
    Database.shared()
        .execute(
            "DELETE FROM jobs WHERE type = 'test-hold' AND group_key LIKE ?", "%/" + manager.id());
  }

  /** Lets the exports or imports of the account wait behind a job that no server runs. */
  private void hold(String group) {
    Database.shared()
        .execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              group_key, run_at, started_at, lease_until)
            VALUES (?, 'test-hold', 1, '{}', FALSE, 'BULK', 0, 'RUNNING', ?, now(), now(),
              now() + interval '1 hour')""",
            UUID.randomUUID(),
            group + manager.id());
  }

  private String export(String resource) {
    return export(resource, Map.of());
  }

  private String export(String resource, Map<String, String> filters) {
    var wanted = Map.of("resource", resource, "format", "CSV", "filters", filters);
    return Some.json(manager.asks(), wanted)
        .post("/exports")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private String imported() {
    var file = Csv.file("sku,name,price", Some.word("AGAIN") + ",Lamp,1.00");
    return Csv.send(
            manager.asks().header("Prefer", "respond-async"),
            "products",
            file.getBytes(StandardCharsets.UTF_8),
            "currency",
            "GBP")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static UUID job(String table, String id) {
    return Database.shared()
        .list(
            row -> (UUID) row.getObject(1),
            "SELECT job_id FROM " + table + " WHERE id = ?",
            UUID.fromString(id))
        .get(0);
  }

  private static void bury(UUID job) {
    Database.shared()
        .execute("UPDATE jobs SET state = 'DEAD', finished_at = now() WHERE id = ?", job);
  }

  private Response awaitEnd(String path) {
    await("the export or import has ended")
        .atMost(SOON)
        .until(
            () ->
                !List.of("QUEUED", "RUNNING")
                    .contains(manager.asks().get(path).<String>path("status")));
    return manager.asks().get(path);
  }

  private static Response awaitJob(UUID job) {
    await("the job has ended")
        .atMost(SOON)
        .until(
            () ->
                !List.of("QUEUED", "RUNNING")
                    .contains(As.admin().get("/jobs/" + job).<String>path("job.state")));
    return As.admin().get("/jobs/" + job);
  }

  @Test
  void anExportWhoseJobHasEndedWithoutItFails() {
    hold("exports/");
    String id = export("products");
    bury(job("exports", id));
    Schedules.run("remove-expired-rows");
    manager
        .asks()
        .get("/exports/" + id)
        .then()
        .body("status", equalTo("FAILED"))
        .body("failure.code", equalTo("export-interrupted"));
  }

  @Test
  void theReplayOfAJobWhoseExportHasFailedSaysSoAndStaysADeadLetter() {
    hold("exports/");
    String id = export("products");
    bury(job("exports", id));
    Schedules.run("remove-expired-rows");
    release();
    var job = job("exports", id);
    As.admin().post("/dead-letters/" + job + "/replay").then().statusCode(202);
    awaitJob(job)
        .then()
        .body("job.state", equalTo("DEAD"))
        .body("failures[0].error", containsString("the export has ended: export-interrupted"));
  }

  @Test
  void theReplayOfAJobWhoseExportWasDiscardedEndsQuietly() {
    hold("exports/");
    String id = export("products");
    manager.asks().post("/exports/" + id + "/discard").then().statusCode(200);
    release();
    var job = job("exports", id);
    As.admin().post("/jobs/" + job + "/retry").then().statusCode(200);
    awaitJob(job).then().body("job.state", equalTo("SUCCEEDED"));
  }

  /** No request has this format; the report throws an exception that is not expected. */
  @Test
  void theJobOfAnExportThatFailsUnexpectedlyIsNoDeadLetter() {
    hold("exports/");
    // The orders of other tests have other currencies, too.
    String id = export("sales", Map.of("currency", "GBP"));
    Database.shared()
        .execute("UPDATE exports SET format = 'NDJSON' WHERE id = ?", UUID.fromString(id));
    Database.shared().execute("UPDATE jobs SET attempts = 3 WHERE id = ?", job("exports", id));
    release();
    awaitEnd("/exports/" + id)
        .then()
        .body("status", equalTo("FAILED"))
        .body("failure.code", equalTo("internal-error"));
    awaitJob(job("exports", id)).then().body("job.state", equalTo("SUCCEEDED"));
  }

  @Test
  void theReplayOfAJobWhoseImportHasFailedSaysSoAndStaysADeadLetter() {
    hold("imports/");
    String id = imported();
    bury(job("imports", id));
    Schedules.run("remove-expired-rows");
    manager.asks().get("/imports/" + id).then().body("failure.code", equalTo("import-interrupted"));
    release();
    As.admin().post("/dead-letters/" + job("imports", id) + "/replay").then().statusCode(202);
    awaitJob(job("imports", id))
        .then()
        .body("job.state", equalTo("DEAD"))
        .body("failures[0].error", containsString("the import has ended: import-interrupted"));
  }

  @Test
  void theReplayOfAJobWhoseImportWasCancelledEndsQuietly() {
    hold("imports/");
    String id = imported();
    manager.asks().post("/imports/" + id + "/cancel").then().statusCode(200);
    release();
    As.admin().post("/jobs/" + job("imports", id) + "/retry").then().statusCode(200);
    awaitJob(job("imports", id)).then().body("job.state", equalTo("SUCCEEDED"));
  }

  /** No file has such a row; the database refuses it in a way that is not expected. */
  @Test
  void theJobOfAnImportThatFailsUnexpectedlyIsNoDeadLetter() {
    hold("imports/");
    String id = imported();
    Database.shared()
        .execute(
            "UPDATE import_rows SET price_minor = -1 WHERE import_id = ?", UUID.fromString(id));
    Database.shared().execute("UPDATE jobs SET attempts = 5 WHERE id = ?", job("imports", id));
    release();
    awaitEnd("/imports/" + id).then().body("failure.code", equalTo("internal-error"));
    awaitJob(job("imports", id)).then().body("job.state", equalTo("SUCCEEDED"));
  }
}
