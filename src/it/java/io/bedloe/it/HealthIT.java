package io.bedloe.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import org.junit.jupiter.api.Test;

@IntegrationTest
class HealthIT {
  @Test
  void aStartedServerIsReady() {
    when().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void readinessTellsHowLongTheDatabaseTook() {
    when()
        .get("/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'database' }.data.schema", equalTo("CURRENT"))
        .body("checks.find { it.name == 'database' }.data.microseconds", greaterThan(0));
  }

  @Test
  void aServerHasStartedWhenItsSchemaIsCurrent() {
    when()
        .get("/health/started")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'schema' }.data.state", equalTo("CURRENT"));
  }

  @Test
  void aServerIsLiveWhileNoThreadsAreDeadlocked() {
    when()
        .get("/health/live")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'threads' }.data.deadlocked", equalTo(0));
  }

  /** The server itself serves these pages; no filter of Bedloe sees them. */
  @Test
  void theServersOwnPagesHaveTheSecurityHeaders() {
    for (var page : java.util.List.of("/health/live", "/openapi")) {
      when()
          .get(page)
          .then()
          .statusCode(200)
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Referrer-Policy", "no-referrer")
          .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }
  }
}
