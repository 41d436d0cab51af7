package io.bedloe.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Runs schedules of the shared server. */
final class Schedules {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Schedules() {}

  /** Runs a schedule, and waits until its job has succeeded. */
  static void run(String schedule) {
    var path = "/schedules/" + schedule + "/runs";
    var answer =
        await("no other job of the schedule runs")
            .atMost(PATIENCE)
            .until(() -> As.admin().post(path), run -> run.statusCode() != 409);
    String id = answer.then().statusCode(202).extract().path("id");
    await("the job has succeeded")
        .atMost(PATIENCE)
        .until(() -> "SUCCEEDED".equals(As.admin().get("/jobs/" + id).path("job.state")));
  }
}
