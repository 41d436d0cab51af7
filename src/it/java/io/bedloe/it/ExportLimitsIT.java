package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.platform.persistence.Sql;
import io.restassured.response.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how long exports are kept, and how many an account can have and request. */
@IntegrationTest
class ExportLimitsIT {

  private TestAccount manager = new TestAccount("", "");

  @BeforeEach
  void aNewManager() {
    manager = TestAccount.with("manager");
  }

  private Response ask() {
    var nothing = Map.of("id", UUID.randomUUID().toString());
    return Some.json(
            manager.asks(), Map.of("resource", "products", "format", "CSV", "filters", nothing))
        .post("/exports");
  }

  private long stored() {
    return Database.shared()
        .number("SELECT count(*) FROM exports WHERE actor_id = ?", UUID.fromString(manager.id()));
  }

  /** Stores exports of the account that were requested some hours ago and have one byte. */
  private void stored(int number, String state, int hoursAgo) {
    Database.shared()
        .execute(
            """
            WITH stored AS (
              INSERT INTO exports (id, resource, format, filters, state, actor_id, job_id, run,
                chunks, bytes, created_at, expires_at)
              SELECT gen_random_uuid(), 'products', 'CSV', '{}', ?, ?, gen_random_uuid(), 1, 1, 1,
                now() - make_interval(hours => ?), now() + make_interval(hours => 24 - ?)
              FROM generate_series(1, ?)
              RETURNING id)
            INSERT INTO export_chunks (export_id, number, content) SELECT id, 0, 'x' FROM stored""",
            state,
            UUID.fromString(manager.id()),
            hoursAgo,
            hoursAgo,
            number);
  }

  @Test
  void expiredExportsAreDeletedByOneRunHoweverManyThereAre() {
    stored(1_500, "FAILED", 25);
    stored(30, "SUCCEEDED", 25);
    stored(1, "SUCCEEDED", 1);
    // Ten files of this size are more than one transaction deletes.
    Database.shared()
        .execute(
            "UPDATE exports SET bytes = 200000000 WHERE actor_id = ? AND state = 'SUCCEEDED'",
            UUID.fromString(manager.id()));
    Schedules.run("delete-expired-exports");
    assertThat(stored()).isOne();
    assertThat(manager.asks().get("/exports").jsonPath().getList("items.id")).hasSize(1);
  }

  @Test
  void anExportThatHasExpiredIsNotFoundBeforeItIsDeleted() {
    stored(1, "SUCCEEDED", 1);
    String id = manager.asks().get("/exports").path("items[0].id");
    manager.asks().get("/exports/" + id + "/file").then().statusCode(200);
    Database.shared()
        .execute("UPDATE exports SET expires_at = now() WHERE id = ?", UUID.fromString(id));
    for (var path : List.of("/exports/" + id, "/exports/" + id + "/file")) {
      manager
          .asks()
          .get(path)
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/export-not-found"));
    }
    manager.asks().get("/exports").then().body("items", equalTo(List.of()));
  }

  @Test
  void anExportThatHasExpiredDoesNotCountForTheLimit() {
    stored(10, "SUCCEEDED", 23);
    ask().then().statusCode(429);
    Database.shared()
        .execute(
            "UPDATE exports SET expires_at = now() WHERE actor_id = ?",
            UUID.fromString(manager.id()));
    ask().then().statusCode(202);
  }

  @Test
  void theRequestsOfADayAreLimitedAlsoWhenTheirExportsHaveFailed() {
    stored(1, "FAILED", 23);
    stored(199, "FAILED", 1);
    var refused = ask();
    refused
        .then()
        .statusCode(429)
        .body("type", equalTo("/problems/too-many-exports"))
        .body("detail", containsString("200 exports within a day"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_000, 3_601);
    Database.shared()
        .execute(
            """
            UPDATE exports SET created_at = created_at - interval '1 hour'
            WHERE actor_id = ? AND created_at < now() - interval '2 hours'""",
            UUID.fromString(manager.id()));
    ask().then().statusCode(202);
    ask().then().statusCode(429);
  }

  @Test
  void anExportThatHasSucceededMeanwhileIsNotFailedWithItsRun() {
    stored(1, "SUCCEEDED", 1);
    String id = manager.asks().get("/exports").path("items[0].id");
    var exports = new Exports(new Sql(Database.shared().dataSource()), Clock.systemUTC());
    var export = new ExportId(UUID.fromString(id));
    assertThat(exports.fail(export, new Failure("export-interrupted", "The job ended."), 1))
        .isFalse();
    manager.asks().get("/exports/" + id).then().body("status", equalTo("SUCCEEDED"));
    manager.asks().get("/exports/" + id + "/file").then().statusCode(200);
  }
}
