package io.bedloe.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bedloe.dev.DatabaseAddress;
import io.bedloe.dev.Postgres;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SystemTest
class HealthST {
  /** The start needs most of this time. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private static final Map<String, String> METRICS =
      Map.of("BEDLOE_METRICS_TOKEN", MetricsIT.TOKEN);

  private final Postgres postgres = TestBed.services().postgres();

  @AfterEach
  void theDatabaseIsBackForOthers() {
    postgres.stop();
    postgres.start();
  }

  @Test
  void aServerThatWaitsForItsDatabaseIsLiveButNotStarted() {
    DatabaseAddress address = postgres.createDatabase("awaited");
    postgres.stop();
    try (BedloeServer server = BedloeServer.on(address, Map.of()).launch()) {
      patiently("the server says that it waits for the database")
          .until(
              () ->
                  health(server, "started")
                      .path("checks.find { it.name == 'schema' }.data.state")
                      .equals("WAITING_FOR_DATABASE"));
      become("live", 200, server);
      become("ready", 503, server);

      postgres.start();
      become("ready", 200, server);
      become("started", 200, server);
      assertThat(metrics(server).statusCode()).as("metrics without a token").isEqualTo(404);
    }
  }

  private static Response metrics(BedloeServer server) {
    return given()
        .baseUri(server.uri().toString())
        .header("Authorization", "Bearer " + MetricsIT.TOKEN)
        .get("/metrics");
  }

  @Test
  void aServerThatLosesItsDatabaseStaysLiveAndIsReadyAgainWhenThatIsBack() {
    try (BedloeServer server = BedloeServer.onOwnDatabase(METRICS).start()) {
      postgres.stop();
      become("ready", 503, server);
      become("live", 200, server);
      become("started", 200, server);
      assertThat(metrics(server).then().statusCode(200).extract().asString())
          .contains("bedloe_metrics_database_up 0\n", "bedloe_unexpected_errors_total")
          .doesNotContain("bedloe_jobs");

      postgres.start();
      become("ready", 200, server);
    }
  }

  private static void become(String kind, int status, BedloeServer server) {
    patiently(kind + " answers " + status).until(() -> health(server, kind).statusCode() == status);
  }

  /** A connection is refused before the server listens. */
  private static ConditionFactory patiently(String what) {
    return await(what).atMost(PATIENCE).ignoreExceptions();
  }

  private static Response health(BedloeServer server, String kind) {
    return given().baseUri(server.uri().toString()).get("/health/" + kind);
  }
}
