package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.dev.Ports;
import io.bedloe.dev.Refusal;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests mail servers that are unreachable or not trusted, and closed registration. */
@SystemTest
class MailST {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FAILED = "could not be delivered: ";
  private static final String RUNNING = "SELECT count(*) FROM jobs WHERE state = 'RUNNING'";
  private static final String SENT =
      "SELECT count(*) FROM jobs WHERE type = 'send-mail' AND state = 'SUCCEEDED' AND payload = ''";
  private static final String USER = "user@bedloe.example";

  private static Response post(BedloeServer server, String path, Map<String, String> body) {
    return Some.json(server.as().withoutToken(), body).post("/auth/" + path);
  }

  private static Response forgot(BedloeServer server, String email) {
    return post(server, "forgot-password", Map.of("email", email));
  }

  @Test
  void withoutTheMailServerRequestsSucceedAndFailedMailsAreLogged() {
    var nobodyListens = Map.of("BEDLOE_MAIL_PORT", Integer.toString(Ports.free()));
    try (var server = BedloeServer.onOwnDatabase(nobodyListens).start()) {
      forgot(server, USER).then().statusCode(202);
      await("the log says that a mail could not be delivered")
          .atMost(PATIENCE)
          .until(() -> server.log().contains(FAILED));
      assertThat(server.log())
          .contains("The mail \"Reset a password\" of request ")
          .contains("ConnectException")
          .doesNotContain(USER)
          .doesNotContain("bdm_");
      assertThat(server.database().number("SELECT count(*) FROM account_tokens")).isOne();
      forgot(server, "nobody@bedloe.example").then().statusCode(202);
      server.as().theUser().get("/auth/me").then().statusCode(200);
    }
  }

  @Test
  void aMailThatWasAcceptedWhileTheMailServerWasAwayIsSentAfterAKillOfTheServer() throws Exception {
    var nobodyListens = Map.of("BEDLOE_MAIL_PORT", Integer.toString(Ports.free()));
    var database =
        TestBed.services()
            .postgres()
            .createDatabase(
                "mail_" + Some.word("m").toLowerCase(java.util.Locale.ROOT).replace("-", "_"));
    var before = TestBed.services().mail().mailsTo(USER).size();
    try (var first = BedloeServer.on(database, nobodyListens).start()) {
      forgot(first, USER).then().statusCode(202);
      await("an attempt has failed")
          .atMost(PATIENCE)
          .until(() -> first.database().number("SELECT count(*) FROM job_failures") > 0);
      first.kill();
      assertThat(TestBed.services().mail().mailsTo(USER)).hasSize(before);
    }
    try (var second = BedloeServer.on(database, Map.of()).start()) {
      second.database().execute("UPDATE jobs SET run_at = now()");
      await("the job has sent the mail and forgotten its contents")
          .atMost(PATIENCE)
          .until(() -> second.database().number(SENT) == 1);
      assertThat(TestBed.services().mail().mailsTo(USER)).hasSize(before + 1);
    }
  }

  /** The mail server accepts the connection and says nothing, so that the job runs. */
  @Test
  void aServerThatStopsGivesBackTheJobThatItRuns() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server =
            BedloeServer.onOwnDatabase(
                    Map.of(
                        "BEDLOE_MAIL_PORT",
                        Integer.toString(silent.getLocalPort()),
                        "BEDLOE_MAIL_TIMEOUT",
                        "PT60S"))
                .start()) {
      forgot(server, USER).then().statusCode(202);
      await("the job runs").atMost(PATIENCE).until(() -> server.database().number(RUNNING) == 1);
      server.stop();
      assertThat(server.database().number(RUNNING)).isZero();
      assertThat(
              server
                  .database()
                  .number("SELECT count(*) FROM jobs WHERE state = 'QUEUED' AND attempts = 0"))
          .isEqualTo(1);
    }
  }

  @Test
  void noMailIsSentToAServerWithoutTheRequiredStarttls() {
    var before = TestBed.services().mail().mailsTo(USER).size();
    try (var server = BedloeServer.onOwnDatabase(Map.of("BEDLOE_MAIL_TLS", "starttls")).start()) {
      forgot(server, USER).then().statusCode(202);
      await("the log says that a mail could not be delivered")
          .atMost(PATIENCE)
          .until(() -> server.log().contains(FAILED));
      assertThat(TestBed.services().mail().mailsTo(USER)).hasSize(before);
    }
  }

  @Test
  void withoutAMailServerResetsAre503AndClosedRegistrationIs403() {
    var settings = Map.of("BEDLOE_MAIL_HOST", "none", "BEDLOE_REGISTRATION_OPEN", "false");
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      for (var email : new String[] {USER, "nobody@bedloe.example"}) {
        forgot(server, email)
            .then()
            .statusCode(503)
            .body("type", equalTo("/problems/no-mail-server"));
        post(server, "register", Map.of("email", email, "password", "a long enough password"))
            .then()
            .statusCode(403)
            .body("type", equalTo("/problems/registration-closed"));
      }
      assertThat(server.database().number("SELECT count(*) FROM registrations")).isZero();
    }
  }

  @Test
  void aProductionServerWithInsecureMailSettingsDoesNotStart() {
    var settings =
        Map.of(
            "BEDLOE_PROFILE", "production",
            "BEDLOE_SECRET", "a secret of this test's own, long enough",
            "BEDLOE_MAIL_USER", "bedloe",
            "BEDLOE_MAIL_PASSWORD", "secret-of-the-mail-server",
            "BEDLOE_MAIL_TLS", "none");
    try (var server = BedloeServer.onOwnDatabase(settings)) {
      assertThatThrownBy(server::start)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("bedloe.mail.from (BEDLOE_MAIL_FROM)")
          .hasMessageContaining("the password would be sent without encryption")
          .hasMessageContaining("bedloe.public-url (BEDLOE_PUBLIC_URL)");
      assertThat(server.log()).doesNotContain("secret-of-the-mail-server");
    }
  }
}
