package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the administration of jobs; the server does not know most of their types. */
@IntegrationTest
class JobsAdministrationIT {

  private final String type = Some.word("type").toLowerCase(java.util.Locale.ROOT);

  private String job(String state) {
    return DeadJobs.add(type, state);
  }

  @Test
  void jobsAreListedByTypeStateAndLaneInPages() {
    var ids = List.of(job("DEAD"), job("DEAD"), job("DEAD"));
    job("QUEUED");

    var first =
        As.admin()
            .queryParams("type", type, "state", "DEAD", "lane", "STANDARD", "limit", 2)
            .get("/jobs");
    first.then().statusCode(200).body("items", hasSize(2));
    var second =
        As.admin()
            .queryParams("type", type, "state", "DEAD", "lane", "STANDARD", "limit", 2)
            .queryParam("cursor", first.<String>path("page.next"))
            .get("/jobs");
    second.then().statusCode(200).body("items", hasSize(1)).body("page.next", nullValue());
    var listed = new java.util.ArrayList<String>(first.jsonPath().getList("items.id"));
    listed.addAll(second.jsonPath().getList("items.id"));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
    As.admin()
        .queryParams("type", type, "createdAt[lt]", "2020-01-01")
        .get("/jobs")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void anUnknownStateIsRefusedWithTheKnownOnes() {
    As.admin()
        .queryParam("state", "LOST")
        .get("/jobs")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("state"))
        .body("errors[0].detail", org.hamcrest.Matchers.containsString("QUEUED"));
  }

  @Test
  void aJobHasItsAttemptsItsLogAndItsTrace() {
    var id = job("DEAD");
    Database.shared()
        .execute(
            "INSERT INTO job_log (job_id, token, line, text) VALUES (?, 1, 1, 'half done')",
            UUID.fromString(id));
    var read = As.admin().get("/jobs/" + id);
    read.then()
        .statusCode(200)
        .body("job.state", equalTo("DEAD"))
        .body("job.lastError", equalTo("the disk is full"))
        .body("job.traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
        .body("job.requestId", equalTo("R-1"))
        .body("failures.error", equalTo(List.of("the disk is full")))
        .body("failures[0].attempt", equalTo(1))
        .body("log.text", equalTo(List.of("half done")));
    assertThat(read.asString()).doesNotContain("batch");
    As.admin()
        .header("If-None-Match", read.header("ETag"))
        .get("/jobs/" + id)
        .then()
        .statusCode(304);
    As.admin().get("/jobs/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void aWaitingJobIsCancelledAndOneThatIsCancelledStaysSo() {
    var id = job("QUEUED");
    var cancelled = As.admin().post("/jobs/" + id + "/cancel");
    cancelled.then().statusCode(200).body("state", equalTo("CANCELLED"));
    As.admin()
        .post("/jobs/" + id + "/cancel")
        .then()
        .statusCode(200)
        .header("ETag", cancelled.header("ETag"));
  }

  @Test
  void aRunningJobIsAskedToStop() {
    As.admin()
        .post("/jobs/" + job("RUNNING") + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("RUNNING"))
        .body("cancelRequested", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "DEAD"})
  void aJobThatIsOverIsNotCancelled(String state) {
    As.admin()
        .post("/jobs/" + job(state) + "/cancel")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/job-not-cancellable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEAD", "CANCELLED", "QUEUED"})
  void aJobThatIsOverOrWaitsIsDueAtOnceAfterARetry(String state) {
    var id = job(state);
    As.admin()
        .post("/jobs/" + id + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("QUEUED"))
        .body("finishedAt", nullValue())
        .body("cancelRequested", equalTo(false));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM jobs WHERE id = ? AND run_at <= now()",
                    UUID.fromString(id)))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "SUCCEEDED"})
  void aJobThatRunsOrHasSucceededIsNotRetried(String state) {
    As.admin()
        .post("/jobs/" + job(state) + "/retry")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/job-not-retryable"));
  }

  @Test
  void aJobWhoseUniqueKeyAnotherOneHasIsNotRetried() {
    var dead = job("DEAD");
    job("QUEUED");
    Database.shared().execute("UPDATE jobs SET unique_key = 'only' WHERE type = ?", type);
    As.admin()
        .post("/jobs/" + dead + "/retry")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/job-replaced"));
  }

  @Test
  void aConfidentialPayloadIsShownToNobodyAndAnErasedOneIsNotRetried() {
    var id = job("CANCELLED");
    Database.shared()
        .execute("UPDATE jobs SET encrypted = TRUE, payload = '' WHERE type = ?", type);
    As.admin()
        .get("/jobs/" + id + "/payload")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/job-payload-confidential"));
    As.admin()
        .post("/jobs/" + id + "/retry")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/job-payload-deleted"));
  }

  @Test
  void eachOperationNeedsItsPermission() {
    var id = job("DEAD");
    var role = Some.role();
    var roleId = As.admin().queryParam("name", role).get("/roles").<String>path("items[0].id");
    Some.patch(As.admin(), "*", "{\"permissions\":[\"jobs:read\",\"jobs:manage\"]}")
        .patch("/roles/" + roleId)
        .then()
        .statusCode(200);
    var operator = TestAccount.with(role);
    operator.asks().get("/jobs/" + id).then().statusCode(200);
    operator.asks().get("/jobs/" + id + "/payload").then().statusCode(403);
    Some.json(operator.asks(), Map.of("payload", Map.of("batch", 1)))
        .header("If-Match", "*")
        .put("/dead-letters/" + id + "/payload")
        .then()
        .statusCode(403);
    As.admin()
        .get("/jobs/" + id + "/payload")
        .then()
        .statusCode(200)
        .body("payload.batch", equalTo(100));
    for (var path : List.of("/jobs", "/jobs/" + id, "/dead-letters", "/dead-letters/" + id)) {
      As.manager().get(path).then().statusCode(403);
      As.nobody().get(path).then().statusCode(401);
    }
    for (var path :
        List.of(
            "/jobs/" + id + "/cancel",
            "/jobs/" + id + "/retry",
            "/dead-letters/" + id + "/replay")) {
      As.manager().post(path).then().statusCode(403);
      As.nobody().post(path).then().statusCode(401);
    }
    As.admin()
        .queryParam("type", type)
        .get("/jobs")
        .then()
        .body("items.state", everyItem(equalTo("DEAD")))
        .body("items.id", hasItem(id));
  }
}
