package io.bedloe.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.bedloe.it.As;
import io.bedloe.it.AtOnce;
import io.bedloe.it.Database;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the inbox of jobs, e-mails and deliveries that have failed for good. */
@IntegrationTest
class DeadLettersIT {

  private final String type = Some.word("type").toLowerCase(Locale.ROOT);

  private static long state(String id, String state) {
    return Database.shared()
        .number("SELECT count(*) FROM jobs WHERE id = ? AND state = ?", UUID.fromString(id), state);
  }

  /** Adds a failed delivery to a new webhook; returns its id. */
  private static String failedDelivery(Hook hook) {
    var id = UUID.randomUUID();
    Database.shared()
        .execute(
            """
            INSERT INTO webhook_deliveries (id, webhook_id, event_id, event_type, resource,
              resource_id, body, status, attempts, attempted_at, error, created_at)
            VALUES (?, ?, ?, ?, 'products', ?, '{}', 'FAILED', 9, now(), 'no response', now())""",
            id,
            UUID.fromString(hook.id()),
            UUID.randomUUID(),
            Hook.PRODUCT_CREATED,
            UUID.randomUUID());
    return id.toString();
  }

  @Test
  void jobsMailsAndDeliveriesAreInOneInbox() {
    var job = DeadJobs.add(type, "DEAD");
    var mail = DeadJobs.add(type, "DEAD");
    Database.shared().execute("UPDATE jobs SET lane = 'MAIL' WHERE id = ?", UUID.fromString(mail));
    var delivery = failedDelivery(Hook.to("https://erp.example/", Hook.PRODUCT_CREATED));

    As.admin()
        .queryParam("id[in]", String.join(",", List.of(job, mail, delivery)))
        .get("/dead-letters")
        .then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("items.find { it.id == '%s' }.kind".formatted(job), equalTo("JOB"))
        .body("items.find { it.id == '%s' }.error".formatted(job), equalTo("the disk is full"))
        .body("items.find { it.id == '%s' }.kind".formatted(mail), equalTo("MAIL"))
        .body("items.find { it.id == '%s' }.kind".formatted(delivery), equalTo("WEBHOOK_DELIVERY"))
        .body("items.find { it.id == '%s' }.error".formatted(delivery), equalTo("no response"));
    As.admin()
        .queryParams("kind", "MAIL", "type", type)
        .get("/dead-letters")
        .then()
        .body("items.id", equalTo(List.of(mail)));
    As.admin().queryParam("kind", "FAX").get("/dead-letters").then().statusCode(400);
    As.admin()
        .get("/dead-letters/" + DeadJobs.add(type, "SUCCEEDED"))
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/dead-letter-not-found"));
  }

  @Test
  void aPayloadIsEditedAndTheReplayedJobUsesIt() {
    var id = DeadJobs.add();
    var version = As.admin().get("/dead-letters/" + id).header("ETag");
    Some.json(As.admin().header("If-Match", version), Map.of("payload", Map.of("batch", 7)))
        .put("/dead-letters/" + id + "/payload")
        .then()
        .statusCode(200);
    Some.json(As.admin().header("If-Match", version), Map.of("payload", Map.of("batch", 8)))
        .put("/dead-letters/" + id + "/payload")
        .then()
        .statusCode(412);
    Some.json(As.admin(), Map.of("payload", Map.of("batch", 8)))
        .put("/dead-letters/" + id + "/payload")
        .then()
        .statusCode(428);
    As.admin().get("/jobs/" + id + "/payload").then().body("payload", equalTo(Map.of("batch", 7)));

    As.admin().post("/dead-letters/" + id + "/replay").then().statusCode(202);
    await("the job has run")
        .atMost(Duration.ofSeconds(30))
        .until(() -> state(id, "SUCCEEDED") == 1);
    As.admin().get("/jobs/" + id).then().body("log", hasSize(1)).body("job.attempts", equalTo(1));
    As.admin()
        .queryParams("subjectId", id, "action", "dead-letter.edited")
        .get("/audit")
        .then()
        .body("items", hasSize(1))
        .body("items[0].after.members", equalTo(List.of("batch")));
  }

  @Test
  void aPayloadThatItsTypeCannotReadIsRefused() {
    var id = DeadJobs.add();
    for (var wrong :
        List.<Map<String, Object>>of(
            Map.of("batch", "many"), Map.of("batch", 1, "more", 1), Map.of(), Map.of("batch", 0))) {
      Some.json(As.admin().header("If-Match", "*"), Map.of("payload", wrong))
          .put("/dead-letters/" + id + "/payload")
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/invalid-job-payload"));
    }
    Some.json(As.admin().header("If-Match", "*"), Map.of("payload", Map.of("batch", 1)))
        .put("/dead-letters/" + DeadJobs.add(type, "DEAD") + "/payload")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/job-type-unknown"));
    var delivery = failedDelivery(Hook.to("https://erp.example/", Hook.PRODUCT_CREATED));
    Some.json(As.admin().header("If-Match", "*"), Map.of("payload", Map.of("batch", 1)))
        .put("/dead-letters/" + delivery + "/payload")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/dead-letter-not-editable"));
  }

  @Test
  void ofManyReplaysAtOnceOneSucceeds() throws Exception {
    var id = DeadJobs.add(type, "DEAD");
    var statuses =
        AtOnce.all(8, i -> As.admin().post("/dead-letters/" + id + "/replay").statusCode());
    assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 404);
    assertThat(state(id, "QUEUED")).isEqualTo(1);
  }

  @Test
  void aReplayByFilterTakesThoseOfItsKindAndTypeUpToTheLimit() {
    var first = DeadJobs.add(type, "DEAD");
    Database.shared()
        .execute("UPDATE jobs SET finished_at = '2026-01-01' WHERE id = ?", UUID.fromString(first));
    var second = DeadJobs.add(type, "DEAD");
    var other = DeadJobs.add(type + "-other", "DEAD");

    Some.json(As.admin(), Map.of("kind", "JOB", "type", type, "limit", 1))
        .post("/dead-letters/replay")
        .then()
        .statusCode(202)
        .body("replayed", equalTo(1))
        .body("more", equalTo(true));
    assertThat(state(first, "QUEUED")).isEqualTo(1);
    Some.json(As.admin(), Map.of("kind", "JOB", "type", type, "failedFrom", "2026-06-01T00:00:00Z"))
        .post("/dead-letters/replay")
        .then()
        .body("replayed", equalTo(1))
        .body("more", equalTo(false));
    assertThat(state(second, "QUEUED")).isEqualTo(1);
    assertThat(state(other, "DEAD")).isEqualTo(1);
    assertThat(
            Database.shared()
                .number(
                    """
                    SELECT count(*) FROM audit_log
                    WHERE action = 'dead-letter.replayed' AND subject_id IN (?, ?)""",
                    first,
                    second))
        .isEqualTo(2);
  }

  @Test
  void ofDeadJobsWithOneUniqueKeyTheLastOneIsReplayed() {
    DeadJobs.add(type, "DEAD");
    var last = DeadJobs.add(type, "DEAD");
    Database.shared().execute("UPDATE jobs SET unique_key = 'only' WHERE type = ?", type);
    Some.json(As.admin(), Map.of("kind", "JOB", "type", type))
        .post("/dead-letters/replay")
        .then()
        .statusCode(202)
        .body("replayed", equalTo(1));
    assertThat(state(last, "QUEUED")).isEqualTo(1);
  }

  @Test
  void aDiscardNeedsAReasonAndIsAudited() {
    var id = DeadJobs.add(type, "DEAD");
    Some.json(As.admin(), Map.of("reason", " "))
        .post("/dead-letters/" + id + "/discard")
        .then()
        .statusCode(400);
    Some.json(As.admin(), Map.of("reason", "placed by phone"))
        .post("/dead-letters/" + id + "/discard")
        .then()
        .statusCode(204);
    assertThat(state(id, "CANCELLED")).isEqualTo(1);
    As.admin().get("/dead-letters/" + id).then().statusCode(404);
    As.admin()
        .queryParam("subjectId", id)
        .get("/audit")
        .then()
        .body("items.action", hasItem("dead-letter.discarded"))
        .body("items[0].after.reason", equalTo("placed by phone"));
  }

  @Test
  void aDeliveryIsSentAgainWhenItsWebhookIsActive() {
    var hook = Hook.to("https://127.0.0.2:1/", Hook.PRODUCT_CREATED);
    var id = failedDelivery(hook);
    hook.asks().post(hook.path() + "/pause").then().statusCode(200);
    As.admin()
        .post("/dead-letters/" + id + "/replay")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/webhook-not-active"));
    hook.asks().post(hook.path() + "/resume").then().statusCode(200);
    As.admin().post("/dead-letters/" + id + "/replay").then().statusCode(202);
    await("the delivery is attempted or refused")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !List.of("FAILED")
                    .contains(
                        hook.asks().get(hook.path() + "/deliveries/" + id).<String>path("status")));

    var discarded = failedDelivery(hook);
    Some.json(As.admin(), Map.of("reason", "obsolete"))
        .post("/dead-letters/" + discarded + "/discard")
        .then()
        .statusCode(204);
    hook.asks()
        .get(hook.path() + "/deliveries/" + discarded)
        .then()
        .body("status", equalTo("CANCELLED"));
  }
}
