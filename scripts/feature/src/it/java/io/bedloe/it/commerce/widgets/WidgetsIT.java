package io.bedloe.it.commerce.widgets;

import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Some;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Widgets are created and read by those who may. */
@IntegrationTest
class WidgetsIT {

  private static final Map<String, Object> WIDGET = Map.of("name", "A name");

  @Test
  void aCreatedWidgetIsRead() {
    var id = Some.created(Some.json(As.manager(), WIDGET).post("/widgets"));
    As.user().get("/widgets/" + id).then().statusCode(200).body("name", equalTo("A name"));
  }

  @Test
  void whoMayNotCreateWidgetsIsRefused() {
    Some.json(As.user(), WIDGET).post("/widgets").then().statusCode(403);
    Some.json(As.nobody(), WIDGET).post("/widgets").then().statusCode(401);
    As.nobody().get("/widgets/" + new UUID(0, 1)).then().statusCode(401);
  }

  @Test
  void anUnknownWidgetIsReportedAsNotFound() {
    As.user()
        .get("/widgets/" + new UUID(0, 1))
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/widget-not-found"));
  }
}
