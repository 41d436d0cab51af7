package io.bedloe.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@SystemTest
class RestartST {
  @Test
  void aKilledServerStartsAgainOnTheSamePort() {
    try (BedloeServer server = BedloeServer.onOwnDatabase().start()) {
      long killed = server.pid();
      server.kill();
      assertThat(ProcessHandle.of(killed)).isEmpty();

      server.start();

      assertThat(server.pid()).isNotEqualTo(killed);
      given().baseUri(server.uri().toString()).get("/health/ready").then().statusCode(200);
    }
  }
}
