package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests two servers with a real broker that asks for TLS and a password. The sweeps of both are so
 * slow that only a message can tell the second server of a job of the first.
 */
@SystemTest
@Timeout(900)
class WakeUpsST {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SLOW = "PT10M";

  @Test
  void mailsOfAServerWithoutWorkersAreSentByTheOtherAndAgainAfterTheBrokerWasAway(
      @TempDir Path files) throws Exception {
    var certificate = Certificate.create(files, "broker");
    try (var broker = Broker.withTls(certificate.file(), Certificate.PASSWORD);
        var first = BedloeServer.onOwnDatabase(settings(broker, certificate, "0"));
        var second =
            BedloeServer.on(first.database().address(), settings(broker, certificate, "2"))) {
      first.start();
      second.start();
      awaitLog("The broker " + broker.url() + " wakes workers", first, second);
      forgotPassword(first, "user@bedloe.example");
      awaitSentBySecond(first, 1);

      broker.stop();
      awaitLog("does not respond", first, second);
      forgotPassword(first, "manager@bedloe.example");
      assertThat(mails(first, "QUEUED")).as("nothing tells the second server").isOne();

      broker.start();
      awaitLog("responds again", first, second);
      forgotPassword(first, "admin@bedloe.example");
      awaitSentBySecond(first, 3);
      for (var server : List.of(first, second)) {
        assertThat(server.log())
            .containsOnlyOnce("does not respond")
            .containsOnlyOnce("responds again")
            .doesNotContain(Broker.PASSWORD);
      }
    }
  }

  private static void awaitLog(String text, BedloeServer... servers) {
    for (var server : servers) {
      await(server + " logs: " + text).atMost(PATIENCE).until(() -> server.log().contains(text));
    }
  }

  private static void awaitSentBySecond(BedloeServer first, int number) {
    await(number + " mails are sent")
        .atMost(PATIENCE)
        .until(() -> mails(first, "SUCCEEDED") == number);
  }

  private static Map<String, String> settings(
      Broker broker, Certificate certificate, String mailWorkers) throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("BEDLOE_JMS_URL", broker.url());
    settings.put("BEDLOE_JMS_USER", Broker.USER);
    settings.put("BEDLOE_JMS_PASSWORD", Broker.PASSWORD);
    settings.put("BEDLOE_JOBS_WORKERS_MAIL", mailWorkers);
    settings.put("BEDLOE_JOBS_SWEEP", SLOW);
    settings.put("JVM_ARGS", TestBed.SETTINGS.get("JVM_ARGS") + certificate.trustedBy());
    return settings;
  }

  private static void forgotPassword(BedloeServer server, String email) {
    Some.json(server.as().withoutToken(), Map.of("email", email))
        .post("/auth/forgot-password")
        .then()
        .statusCode(202);
  }

  private static long mails(BedloeServer server, String state) {
    return server
        .database()
        .number("SELECT count(*) FROM jobs WHERE type = 'send-mail' AND state = ?", state);
  }
}
