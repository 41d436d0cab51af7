package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that each job that fails for good on the server is one event. */
@IntegrationTest
class FailedJobsIT {

  private static final String FAILED = "io.bedloe.job.failed.v1";

  private static JsonPath about(RequestSpecification caller, String job) {
    return caller
        .queryParams("subject", "jobs/" + job, "limit", 100)
        .get("/events")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath awaitEvent(String job) {
    await("the event of the job")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !about(As.admin(), job).getList("items").isEmpty());
    As.admin().get("/jobs/" + job).then().body("job.state", equalTo("DEAD"));
    var events = about(As.admin(), job);
    assertThat(events.getList("items.type")).containsExactly(FAILED);
    assertThat(events.getString("items[0].data.id")).isEqualTo(job);
    return events;
  }

  private static void change(String assignments, String job) {
    Database.shared()
        .execute("UPDATE jobs SET " + assignments + " WHERE id = ?", UUID.fromString(job));
  }

  @Test
  void aJobThatFailsForGoodIsOneEventWithoutItsMessageAndPayload() {
    var job = DeadJobs.add(DeadJobs.KNOWN_TYPE, "QUEUED");
    change("payload = '[\"the-secret\"]', run_at = now()", job);

    var events = awaitEvent(job);

    assertThat(events.<Map<String, Object>>get("items[0].data"))
        .containsEntry("type", DeadJobs.KNOWN_TYPE)
        .containsEntry("attempts", 2)
        .containsEntry("kind", "ATTEMPT_FAILED")
        .containsEntry("error", "io.bedloe.platform.jobs.PermanentFailure")
        .hasSize(5);
    assertThat(events.getString("items[0].requestid")).isEqualTo("R-1");
    assertThat(events.prettify()).doesNotContain("the-secret");
  }

  @Test
  void aJobOfADeadServerWithoutAnAttemptLeftIsOneEvent() {
    var job = DeadJobs.add(DeadJobs.KNOWN_TYPE, "RUNNING");
    change(
        "attempts = 99, token = 2, started_at = now(), lease_until = now() - interval '1 minute'",
        job);

    assertThat(awaitEvent(job).<Map<String, Object>>get("items[0].data"))
        .containsEntry("attempts", 99)
        .containsEntry("kind", "LEASE_ENDED")
        .doesNotContainKey("error");
  }

  @Test
  void aJobWhoseTypeNoServerKnowsIsOneEvent() {
    var job = DeadJobs.add(Some.word("type").toLowerCase(Locale.ROOT), "QUEUED");
    change("run_at = now() - interval '2 days'", job);
    var cleanUp = DeadJobs.add(DeadJobs.KNOWN_TYPE, "QUEUED");
    change("run_at = now()", cleanUp);

    assertThat(awaitEvent(job).getString("items[0].data.kind")).isEqualTo("UNKNOWN_TYPE");
  }

  @Test
  void onlyCallersThatMayReadJobsSeeTheEvent() {
    var job = DeadJobs.add(DeadJobs.KNOWN_TYPE, "QUEUED");
    change("payload = '[]', run_at = now()", job);
    awaitEvent(job);

    assertThat(about(As.manager(), job).getList("items")).isEmpty();
    As.nobody().queryParam("subject", "jobs/" + job).get("/events").then().statusCode(401);
  }

  @Test
  void anAdministratorWhoWantsItGetsAMailWithoutTheMessageAndThePayload() {
    var admin = TestAccount.with("admin");
    var preference = Map.of("topic", "JOB_FAILED", "inApp", "ALL");
    Some.json(admin.asks(), Map.of("preferences", List.of(preference)))
        .header("If-Match", "*")
        .put("/notifications/preferences")
        .then()
        .statusCode(200);
    var job = DeadJobs.add(DeadJobs.KNOWN_TYPE, "QUEUED");
    change("payload = '[\"the-secret\"]', run_at = now()", job);

    assertThat(Mailbox.of(admin.email()).text("A job has failed"))
        .contains(DeadJobs.KNOWN_TYPE, "/api/v1/jobs/")
        .doesNotContain("the-secret");
  }
}
