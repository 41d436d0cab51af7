package io.bedloe.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestedRouteTest {

  @Path("orders/")
  interface Things {

    void all();

    @Path("{id}")
    void one();

    @Path("/{id : [0-9]+}/lines/{line}/")
    void part();
  }

  @Test
  void theRouteIsTheTemplateOfClassAndMethod() throws Exception {
    assertThat(route("all", Map.of())).isEqualTo(new RequestedRoute("/orders", "/api/v1/orders"));
    assertThat(route("one", Map.of("id", List.of("x$1"))))
        .isEqualTo(new RequestedRoute("/orders/{id}", "/api/v1/orders/x$1"));
    assertThat(route("part", Map.of("id", List.of("7"), "line", List.of("b c"))))
        .isEqualTo(new RequestedRoute("/orders/{id}/lines/{line}", "/api/v1/orders/7/lines/b c"));
  }

  private static RequestedRoute route(String name, Map<String, List<String>> parameters)
      throws NoSuchMethodException {
    Method method = Things.class.getDeclaredMethod(name);
    return RequestedRoute.of(method, parameters);
  }
}
