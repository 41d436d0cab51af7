package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests jobs on two real servers with one database. */
@SystemTest
@Timeout(600)
class JobsOfTwoServersST {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int JOBS = 10_000;

  /** The shape and the figures of the cluster test of db-scheduler. */
  @Test
  void tenThousandJobsRunOnceEachWithinHalfAMinute() {
    try (var first = BedloeServer.onOwnDatabase();
        var second = BedloeServer.besides(first)) {
      first.start();
      second.start();
      var database = first.database();
      database.execute(
          """
          INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
            run_at)
          SELECT gen_random_uuid(), 'no-operation', 1, '{}', FALSE, 'STANDARD', 0, 'QUEUED', now()
          FROM generate_series(1, ?)""",
          JOBS);
      await("all jobs have run")
          .atMost(Duration.ofSeconds(30))
          .until(() -> database.number(count("state = 'SUCCEEDED'")) == JOBS);
      assertThat(database.number(count("token <> 1"))).as("jobs that were claimed twice").isZero();
      assertThat(database.number("SELECT count(*) FROM job_failures")).isZero();
      assertThat(
              database.number(
                  "SELECT count(DISTINCT server) FROM jobs WHERE type = 'no-operation'"))
          .isEqualTo(2);
    }
  }

  private static String count(String condition) {
    return "SELECT count(*) FROM jobs WHERE type = 'no-operation' AND " + condition;
  }

  /** The mail server of the first accepts connections and says nothing, so that its jobs run. */
  @Test
  void jobsOfAServerThatIsKilledAreRunByAnotherWhenTheirLeasesHaveEnded() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var killed =
            BedloeServer.onOwnDatabase(
                Map.of(
                    "BEDLOE_MAIL_PORT",
                    Integer.toString(silent.getLocalPort()),
                    "BEDLOE_MAIL_TIMEOUT",
                    "PT60S"));
        var other = BedloeServer.on(killed.database().address(), Map.of())) {
      killed.start();
      var database = killed.database();
      for (var name : List.of("user", "manager")) {
        Some.json(killed.as().withoutToken(), Map.of("email", name + "@bedloe.example"))
            .post("/auth/forgot-password")
            .then()
            .statusCode(202);
      }
      await("both mails are being sent")
          .atMost(PATIENCE)
          .until(() -> database.number(mails("state = 'RUNNING'")) == 2);
      killed.kill();
      assertThat(database.number(mails("state = 'RUNNING'"))).isEqualTo(2);

      other.start();
      await("their leases have ended")
          .atMost(PATIENCE)
          .until(() -> database.number("SELECT count(*) FROM job_failures") == 2);
      database.execute("UPDATE jobs SET run_at = now() WHERE state = 'QUEUED'");
      await("both mails are sent")
          .atMost(PATIENCE)
          .until(() -> database.number(mails("state = 'SUCCEEDED' AND attempts = 2")) == 2);
      assertThat(database.number("SELECT count(*) FROM jobs WHERE lease_until < now()")).isZero();
    }
  }

  private static String mails(String condition) {
    return "SELECT count(*) FROM jobs WHERE type = 'send-mail' AND " + condition;
  }
}
