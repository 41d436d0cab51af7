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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests jobs on two real servers with one database. */
@SystemTest
@Timeout(600)
class JobsOfTwoServersST {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int JOBS = 10_000;
  private static final int TICKS = 5;

  private static final String TICKS_OF_JOBS =
      """
      SELECT count(*) FROM schedule_ticks t JOIN jobs j ON j.id = t.job_id
      WHERE t.schedule = 'reconcile-stock'""";

  /** The shape and the figures of the cluster test of db-scheduler. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tenThousandJobsAndEachTickOfAScheduleRunOnceWithAndWithoutABroker(boolean hasBroker)
      throws Exception {
    try (var broker = hasBroker ? Broker.open() : null) {
      var settings =
          broker == null ? Map.<String, String>of() : Map.of("BEDLOE_JMS_URL", broker.url());
      try (var first = BedloeServer.onOwnDatabase(settings);
          var second = BedloeServer.on(first.database().address(), settings)) {
        first.start();
        second.start();
        assertEachRunsOnce(first.database());
        if (broker != null) {
          awaitLog("wakes workers", first, second);
          broker.stop();
          awaitLog("does not respond", first, second);
        }
        assertTicksRunOnce(first.database());
      }
    }
  }

  private static void awaitLog(String text, BedloeServer... servers) {
    for (var server : servers) {
      await(server + " logs: " + text).atMost(PATIENCE).until(() -> server.log().contains(text));
    }
  }

  private static void assertEachRunsOnce(Database database) {
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
            database.number("SELECT count(DISTINCT server) FROM jobs WHERE type = 'no-operation'"))
        .isEqualTo(2);
  }

  private static void assertTicksRunOnce(Database database) {
    for (int i = 1; i <= TICKS; i++) {
      database.execute(
          "UPDATE schedules SET next_at = timestamptz '2026-01-01' + ? * interval '1 day'"
              + " WHERE name = 'reconcile-stock'",
          i);
      long ticks = i;
      await("the job of tick " + i)
          .atMost(PATIENCE)
          .until(() -> database.number(TICKS_OF_JOBS + " AND j.state = 'SUCCEEDED'") >= ticks);
    }
    assertThat(database.number("SELECT count(*) FROM jobs WHERE type = 'reconcile-stock'"))
        .isEqualTo(database.number(TICKS_OF_JOBS));
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
