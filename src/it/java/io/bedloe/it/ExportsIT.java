package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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

/** Tests exports of lists as files. */
@IntegrationTest
class ExportsIT {

  private static final int PRODUCTS = 1_234;

  private TestAccount manager = new TestAccount("", "");
  private String sku = "";

  @BeforeEach
  void aNewManager() {
    manager = TestAccount.with("manager");
    sku = Some.word("EXP");
  }

  @AfterEach
  void releaseJobs() {
    release();
  }

  /** Lets the exports of the account wait behind a job that no server runs. */
  private void hold() {
    Database.shared()
        .execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              group_key, run_at, started_at, lease_until)
            VALUES (?, 'test-hold', 1, '{}', FALSE, 'BULK', 0, 'RUNNING', ?, now(), now(),
              now() + interval '1 hour')""",
            UUID.randomUUID(),
            "exports/" + manager.id());
  }

  private void release() {
    Database.shared()
        .execute(
            "DELETE FROM jobs WHERE type = 'test-hold' AND group_key = ?",
            "exports/" + manager.id());
  }

  private static Response ask(
      RequestSpecification as, String resource, String format, Map<String, String> filters) {
    return Some.json(as, Map.of("resource", resource, "format", format, "filters", filters))
        .post("/exports");
  }

  private String accepted(String resource, String format, Map<String, String> filters) {
    return ask(manager.asks(), resource, format, filters)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private Response awaitEnd(String id) {
    await("the export has ended")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                !List.of("QUEUED", "RUNNING")
                    .contains(manager.asks().get("/exports/" + id).<String>path("status")));
    return manager.asks().get("/exports/" + id);
  }

  private void products(int number) {
    var rows = new StringBuilder("sku,name,price\r\n");
    for (int i = 0; i < number; i++) {
      rows.append(sku).append('-').append(i).append(",=Lamp,1.00\r\n");
    }
    Csv.send(
            As.manager(),
            "products",
            rows.toString().getBytes(StandardCharsets.UTF_8),
            "currency",
            "GBP")
        .then()
        .statusCode(200);
  }

  @Test
  void aListOfSeveralChunksIsExportedAsCsv() {
    products(PRODUCTS);
    var answer =
        ask(manager.asks(), "products", "CSV", Map.of("sku[contains]", sku, "sort", "sku"));
    String id = answer.path("id");
    answer
        .then()
        .statusCode(202)
        .header("Location", endsWith("/api/v1/exports/" + id))
        .body("status", equalTo("QUEUED"))
        .body("file", nullValue());
    awaitEnd(id)
        .then()
        .body("status", equalTo("SUCCEEDED"))
        .body("progress", equalTo(100))
        .body("rows", equalTo(PRODUCTS))
        .body("file", equalTo("/api/v1/exports/" + id + "/file"));
    var file =
        manager
            .asks()
            .get("/exports/" + id + "/file")
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString("products.csv"))
            .contentType("text/csv")
            .extract();
    var rows = Csv.read(file.asString());
    assertThat(rows).hasSize(PRODUCTS);
    assertThat(rows.stream().map(row -> row.get("sku")).distinct()).hasSize(PRODUCTS);
    assertThat(rows.get(0))
        .containsEntry("name", "'=Lamp")
        .containsEntry("price.amount", "1.00")
        .containsEntry("price.currency", "GBP");
    manager.asks().get("/exports").then().body("items.id", equalTo(List.of(id)));
  }

  @Test
  void aListIsExportedAsLinesOfJson() {
    products(2);
    String id = accepted("products", "NDJSON", Map.of("sku[contains]", sku, "fields", "sku,name"));
    awaitEnd(id).then().body("status", equalTo("SUCCEEDED"));
    var lines = manager.asks().get("/exports/" + id + "/file").asString().lines().toList();
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "{\"sku\":\"%s-0\",\"name\":\"=Lamp\"}".formatted(sku),
            "{\"sku\":\"%s-1\",\"name\":\"=Lamp\"}".formatted(sku));
  }

  @Test
  void eachListCanBeExportedByWhoMayReadItAlone() {
    for (var resource : List.of("products", "customers", "orders", "stock")) {
      var id = resource.equals("stock") ? "productId" : "id";
      awaitEnd(accepted(resource, "CSV", Map.of(id, UUID.randomUUID().toString())))
          .then()
          .body("status", equalTo("SUCCEEDED"))
          .body("rows", equalTo(0));
    }
    for (var resource : List.of("users", "audit")) {
      ask(manager.asks(), resource, "CSV", Map.of()).then().statusCode(403);
      ask(As.admin(), resource, "CSV", Map.of()).then().statusCode(202);
    }
    ask(As.user(), "products", "CSV", Map.of()).then().statusCode(403);
    ask(As.nobody(), "products", "CSV", Map.of()).then().statusCode(401);
  }

  @Test
  void aRequestThatIsNotValidIsRefusedAtOnce() {
    ask(manager.asks(), "secrets", "CSV", Map.of())
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/resource"));
    ask(manager.asks(), "products", "XLS", Map.of()).then().statusCode(400);
    ask(manager.asks(), "products", "CSV", Map.of("limit", "5"))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/filters/limit"));
    ask(manager.asks(), "products", "CSV", Map.of("colour", "red")).then().statusCode(400);
  }

  @Test
  void anExportBelongsToItsOwnerAlone() {
    products(1);
    String id = accepted("products", "CSV", Map.of("sku[contains]", sku));
    awaitEnd(id);
    for (var path : List.of("/exports/" + id, "/exports/" + id + "/file")) {
      As.manager().get(path).then().statusCode(404);
      As.user().get(path).then().statusCode(403);
      As.nobody().get(path).then().statusCode(401);
    }
    As.manager().post("/exports/" + id + "/discard").then().statusCode(404);
  }

  @Test
  void aCredentialWithFewerRightsDoesNotSeeWhatTheAccountHasExported() {
    String id = accepted("customers", "CSV", Map.of());
    awaitEnd(id).then().body("status", equalTo("SUCCEEDED"));
    var all = key("exports:run", "customers:read", "customers:all", "orders:read", "orders:all");
    var few = key("exports:run", "customers:read");
    String own =
        Some.json(with(few), Map.of("resource", "customers", "format", "CSV"))
            .post("/exports")
            .path("id");

    for (var path : List.of("/exports/" + id, "/exports/" + id + "/file")) {
      with(few).get(path).then().statusCode(404);
    }
    with(few).post("/exports/" + id + "/discard").then().statusCode(404);
    assertThat(with(few).get("/exports").jsonPath().getList("items.id")).containsExactly(own);
    manager.asks().get("/exports/" + own).then().statusCode(200);
    assertThat(with(all).get("/exports/" + own).statusCode()).isEqualTo(200);
  }

  private String key(String... scopes) {
    return Some.json(manager.asks(), Map.of("name", "ERP", "scopes", List.of(scopes)))
        .post("/api-keys")
        .path("key");
  }

  private static RequestSpecification with(String key) {
    return As.nobody().header("X-API-Key", key);
  }

  @Test
  void aWaitingExportHasNoFileAndCanBeDiscarded() {
    hold();
    String id = accepted("products", "CSV", Map.of("sku[contains]", sku));
    manager
        .asks()
        .get("/exports/" + id + "/file")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/export-not-ready"));
    manager
        .asks()
        .post("/exports/" + id + "/discard")
        .then()
        .statusCode(200)
        .body("status", equalTo("FAILED"))
        .body("failure.code", equalTo("export-discarded"));
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM jobs j JOIN exports e ON e.job_id = j.id
                    WHERE e.id = ? AND j.state = 'CANCELLED'""",
                    UUID.fromString(id)))
        .isOne();
  }

  @Test
  void theFileOfADiscardedExportIsDeleted() {
    products(1);
    String id = accepted("products", "CSV", Map.of("sku[contains]", sku));
    awaitEnd(id).then().body("status", equalTo("SUCCEEDED"));
    manager.asks().post("/exports/" + id + "/discard").then().statusCode(200);
    manager.asks().get("/exports/" + id + "/file").then().statusCode(409);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM export_chunks WHERE export_id = ?", UUID.fromString(id)))
        .isZero();
  }

  @Test
  void anExportSeesWhatItsOwnerMayReadWhenItRuns() {
    hold();
    String id = accepted("customers", "CSV", Map.of());
    Database.shared()
        .execute("DELETE FROM user_roles WHERE user_id = ?", UUID.fromString(manager.id()));
    release();
    await("the export has failed")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM exports
                            WHERE id = ? AND state = 'FAILED' AND failure_code = 'forbidden'""",
                            UUID.fromString(id))
                    == 1);
  }

  @Test
  void theExportsOfOneAccountAreLimited() {
    hold();
    for (int i = 0; i < 10; i++) {
      accepted("products", "CSV", Map.of("sku[contains]", sku));
    }
    ask(manager.asks(), "products", "CSV", Map.of())
        .then()
        .statusCode(429)
        .body("type", equalTo("/problems/too-many-exports"));
    Database.shared()
        .execute(
            "UPDATE jobs SET state = 'DEAD', finished_at = now() WHERE group_key = ? AND type = ?",
            "exports/" + manager.id(),
            "export");
  }
}
