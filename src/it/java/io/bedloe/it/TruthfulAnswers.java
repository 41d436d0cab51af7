package io.bedloe.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares every response of the suite, and every accepted request, with the API document. */
final class TruthfulAnswers implements Filter {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    var response = context.next(request, expected);
    byte[] body = response.asByteArray();
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    response.getHeaders().forEach(header -> headers.put(header.getName(), header.getValue()));
    check(
        new Exchange(
            request.getMethod(),
            URI.create(request.getURI()),
            text(request.getBody()),
            String.valueOf((Object) request.getContentType()),
            response.statusCode(),
            headers,
            new String(body, StandardCharsets.UTF_8)));
    return new ResponseBuilder().clone(response).setBody(body).build();
  }

  static void check(Exchange exchange) {
    var untruths = new ArrayList<>(ApiDocument.shared().untruths(exchange));
    untruths.addAll(untrueEvents(exchange));
    if (!untruths.isEmpty()) {
      throw new AssertionError(
          "The API document is not true:\n  "
              + String.join("\n  ", untruths)
              + "\n"
              + exchange.method()
              + " "
              + exchange.uri()
              + " answered "
              + exchange.status()
              + " "
              + exchange.got());
    }
  }

  private static List<String> untrueEvents(Exchange exchange) {
    if (exchange.status() != 200 || !exchange.uri().getPath().endsWith("/api/v1/events")) {
      return List.of();
    }
    try {
      return StreamSupport.stream(JSON.readTree(exchange.got()).path("items").spliterator(), false)
          .flatMap(event -> EventDocument.shared().untruths(event).stream())
          .toList();
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  private static @Nullable String text(@Nullable Object body) {
    if (body instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (body instanceof String text) {
      return text;
    }
    try {
      return body instanceof Map<?, ?> ? JSON.writeValueAsString(body) : null;
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }
}
