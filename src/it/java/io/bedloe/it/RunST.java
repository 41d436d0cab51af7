package io.bedloe.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.Ports;
import io.bedloe.dev.Reset;
import io.bedloe.dev.Run;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SystemTest
class RunST {
  private final Path folder;
  private final int port = Ports.free();

  RunST(@TempDir Path folder) {
    this.folder = folder;
  }

  /** One flow, because each start takes half a minute of processor time. */
  @Test
  void makeRunStartsAllProcessesAlsoAfterAKilledRunAndEndsThemAtASignal() throws Exception {
    List<ProcessHandle> orphans;
    LauncherProcess killed = run();
    try {
      killed.awaitSaying("Bedloe is ready:");
      given().port(port).get("/health/ready").then().statusCode(200);
      theSecondRunAndAResetAreRefused();
      mailsAreFiles(killed);
      orphans = killed.started();
    } finally {
      killed.kill();
    }
    assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);

    List<ProcessHandle> started;
    try (LauncherProcess next = run()) {
      next.awaitSaying("Starting Open Liberty");
      await("the processes of the killed run have ended")
          .atMost(Duration.ofSeconds(60))
          .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
      next.awaitSaying("Bedloe is ready:");
      given().port(port).get("/health/ready").then().statusCode(200);
      started = next.started();
      assertThat(started).hasSize(2);
    }
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }

  private void mailsAreFiles(LauncherProcess run) throws Exception {
    given()
        .config(As.JSON)
        .port(port)
        .contentType(ContentType.JSON)
        .body(Map.of("email", "user@bedloe.example"))
        .post("/api/v1/auth/forgot-password")
        .then()
        .statusCode(202);
    run.awaitSaying("Mail to user@bedloe.example: Reset a password (.bedloe/mail/");
    try (Stream<Path> mails = Files.list(folder.resolve(".bedloe/mail"))) {
      assertThat(mails)
          .singleElement()
          .satisfies(
              mail ->
                  assertThat(mail)
                      .content()
                      .contains("http://localhost:" + port + "/reset-password#token=bdm_"));
    }
  }

  private void theSecondRunAndAResetAreRefused() throws Exception {
    for (Class<?> launcher : List.of(Run.class, Reset.class)) {
      LauncherProcess second = LauncherProcess.start(folder, Map.of(), launcher);
      assertThat(second.exitCode()).isOne();
      assertThat(second.output()).contains("Bedloe is already running on").hasLineCount(1);
    }
  }

  private LauncherProcess run() throws Exception {
    return LauncherProcess.start(
        folder, Map.of("BEDLOE_HTTP_PORT", Integer.toString(port)), Run.class);
  }
}
