package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IdleSchedule;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the administration of schedules. */
@IntegrationTest
class SchedulesIT {

  /** Other classes pause it, too. */
  @BeforeEach
  void resume() {
    As.admin().post(IdleSchedule.PATH + "/resume").then().statusCode(200);
  }

  @Test
  void schedulesAreListedWithTheirTimes() {
    var listed = As.admin().get("/schedules");
    listed
        .then()
        .statusCode(200)
        .body(
            "items.name",
            hasItems(
                "delete-old-events", "delete-old-jobs", "delete-old-decisions", "reconcile-stock"));
    assertThat(listed.jsonPath().getList("items.name", String.class)).isSorted();
    As.admin()
        .get(IdleSchedule.PATH)
        .then()
        .statusCode(200)
        .body("jobType", equalTo("reconcile-stock"))
        .body("cron", equalTo("30 2 * * *"))
        .body("zone", equalTo("UTC"))
        .body("missedRuns", equalTo("RUN_ONCE"))
        .body("state", equalTo("ACTIVE"))
        .body("nextRunAt", containsString("T02:30:00Z"));
  }

  @Test
  void aRunIsAJobAndIsTheLastRun() {
    var run = As.admin().post(IdleSchedule.awaited() + "/runs");
    run.then().statusCode(202).body("type", equalTo("reconcile-stock"));
    String id = run.path("id");
    assertThat(run.header("Location")).isEqualTo("/api/v1/jobs/" + id);
    await("the job has succeeded")
        .atMost(Duration.ofSeconds(60))
        .until(() -> "SUCCEEDED".equals(As.admin().get("/jobs/" + id).path("job.state")));
    As.admin()
        .get(IdleSchedule.PATH)
        .then()
        .body("lastRun.jobId", equalTo(id))
        .body("lastRun.state", equalTo("SUCCEEDED"))
        .body("lastRun.trigger", equalTo("MANUAL"))
        .body("lastRun.enqueuedAt", notNullValue())
        .body("nextRunAt", containsString("T02:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUEUED", "RUNNING"})
  void aRunIsRefusedWhileAJobOfTheScheduleWaitsOrRuns(String state) {
    IdleSchedule.awaited();
    var other = DeadJobs.add(IdleSchedule.NAME, state);
    if (state.equals("QUEUED")) {
      Database.shared()
          .execute("UPDATE jobs SET lane = 'BULK' WHERE id = ?", UUID.fromString(other));
    }
    try {
      As.admin()
          .post(IdleSchedule.PATH + "/runs")
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/schedule-already-running"))
          .body("detail", containsString(other));
    } finally {
      Database.shared().execute("DELETE FROM jobs WHERE id = ?", UUID.fromString(other));
    }
  }

  @Test
  void ofTwoPausesAtTheSameTimeOneChangesTheSchedule() throws Exception {
    var request = Some.word("R");
    var answers =
        AtOnce.all(
            4,
            number ->
                As.admin().header("X-Request-Id", request).post(IdleSchedule.PATH + "/pause"));
    for (var answer : answers) {
      answer
          .then()
          .statusCode(200)
          .header("ETag", answers.get(0).header("ETag"))
          .body("state", equalTo("PAUSED"))
          .body("pausedAt", notNullValue())
          .body("nextRunAt", nullValue());
    }
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM audit_log WHERE request_id = ? AND action ="
                        + " 'schedule.paused' AND subject_id = ?",
                    request,
                    IdleSchedule.NAME))
        .isEqualTo(1);
  }

  @Test
  void aChangeOfAnotherVersionIsRefused() {
    var seen = As.admin().get(IdleSchedule.awaited()).header("ETag");
    As.admin().header("If-None-Match", seen).get(IdleSchedule.PATH).then().statusCode(304);
    As.admin().header("If-Match", seen).post(IdleSchedule.PATH + "/pause").then().statusCode(200);
    As.admin().header("If-Match", seen).post(IdleSchedule.PATH + "/runs").then().statusCode(412);
    As.admin()
        .header("If-Match", seen)
        .post(IdleSchedule.PATH + "/resume")
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    As.admin().get(IdleSchedule.PATH).then().body("state", equalTo("PAUSED"));
    As.admin()
        .post(IdleSchedule.PATH + "/resume")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"))
        .body("pausedAt", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-schedule", "%27%3B--", "RECONCILE-STOCK"})
  void anUnknownScheduleIsNotFound(String name) {
    var path = "/schedules/" + name;
    As.admin()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/schedule-not-found"));
    for (var operation : List.of("/runs", "/pause", "/resume")) {
      As.admin().urlEncodingEnabled(false).post(path + operation).then().statusCode(404);
    }
  }

  @Test
  void eachOperationNeedsItsPermission() {
    var role = Some.role();
    var roleId = As.admin().queryParam("name", role).get("/roles").<String>path("items[0].id");
    Some.patch(As.admin(), "*", "{\"permissions\":[\"jobs:read\"]}")
        .patch("/roles/" + roleId)
        .then()
        .statusCode(200);
    var reader = TestAccount.with(role);
    for (var path : List.of("/schedules", IdleSchedule.PATH)) {
      reader.asks().get(path).then().statusCode(200);
      As.manager().get(path).then().statusCode(403);
      As.nobody().get(path).then().statusCode(401);
    }
    for (var operation : List.of("/runs", "/pause", "/resume")) {
      reader.asks().post(IdleSchedule.PATH + operation).then().statusCode(403);
      As.nobody().post(IdleSchedule.PATH + operation).then().statusCode(401);
    }
  }
}
