package io.bedloe.it;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

@IntegrationTest
class HealthIT {
  @Test
  void aServerThatHasStartedSaysThatItIsReady() {
    when().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }
}
