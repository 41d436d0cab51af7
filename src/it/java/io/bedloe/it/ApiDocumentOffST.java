package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class ApiDocumentOffST {

  /** The default of server.xml, which production has unless it sets the variable. */
  private static final Map<String, String> DEFAULT =
      Map.of("BEDLOE_OPENAPI_FEATURE", "mpConfig-3.1");

  @Test
  void theApiDocumentAndItsPageAreNotServedByDefaultAndTheApiIs() {
    try (var server = BedloeServer.onOwnDatabase(DEFAULT).start()) {
      for (var path :
          new String[] {
            "/openapi", "/openapi/", "/openapi/ui", "/openapi/ui/", "/openapi.json", "/asyncapi"
          }) {
        int status = RestAssured.given().get(server.uri().resolve(path)).statusCode();
        assertThat(status).as(path).isEqualTo(404);
      }
      assertThat(
              RestAssured.given()
                  .get(server.uri().resolve("/"))
                  .jsonPath()
                  .getMap("links")
                  .containsKey("apiDocument"))
          .isFalse();
      server.as().theAdmin().get("/products").then().statusCode(200);
      assertThat(server.log()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
    }
  }
}
