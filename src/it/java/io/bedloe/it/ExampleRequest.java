package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.it.ApiDocument.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with the example of a body that the API document shows for an operation. Members are
 * replaced only where the example names something that must exist, or must not exist yet.
 */
final class ExampleRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CONDITIONAL = Set.of("PUT", "PATCH", "DELETE");

  private final Operation operation;
  private final String mediaType;
  private final JsonNode example;
  private final Map<String, String> query = new HashMap<>();
  private @Nullable RequestSpecification caller;
  private String path;

  private ExampleRequest(Operation operation, String mediaType, JsonNode example) {
    this.operation = operation;
    this.mediaType = mediaType;
    this.example = example;
    this.path = operation.path();
  }

  /** Returns the request of an operation whose body has one media type. */
  static ExampleRequest of(Operation operation) {
    var contents = operation.node().at("/requestBody/content").properties();
    assertThat(contents).as("media types of the body of %s", operation).hasSize(1);
    var content = contents.iterator().next();
    var example = content.getValue().path("example");
    assertThat(example.isMissingNode()).as("%s has no example of its body", operation).isFalse();
    return new ExampleRequest(operation, content.getKey(), example.deepCopy());
  }

  Operation operation() {
    return operation;
  }

  /**
   * Sets the caller; by default it is the admin, and none where the operation needs no permission.
   */
  ExampleRequest as(RequestSpecification other) {
    caller = other;
    return this;
  }

  /** Sets the value of the path parameter. */
  ExampleRequest at(String id) {
    path = path.replaceAll("\\{[^}]+}", id);
    return this;
  }

  ExampleRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  String text(String member) {
    return example.path(member).asText();
  }

  /** Replaces a member of the example. */
  ExampleRequest with(String member, String value) {
    assertThat(example.has(member)).as("%s has an example of %s", operation, member).isTrue();
    ((ObjectNode) example).put(member, value);
    return this;
  }

  /** Replaces a member of the first order line. */
  ExampleRequest withLine(String member, String value) {
    var line = (ObjectNode) example.path("lines").path(0);
    assertThat(line.has(member)).as("%s has an example of %s", operation, member).isTrue();
    line.put(member, value);
    return this;
  }

  /** Replaces the values of these members by unique ones of the same form. */
  ExampleRequest unique(String... members) {
    for (var member : members) {
      var word = Some.word("x").toLowerCase(Locale.ROOT);
      var value = text(member);
      with(member, value.contains("@") ? word + value : value + "-" + word);
    }
    return this;
  }

  String json() {
    return example.toString();
  }

  Response send() {
    assertThat(path)
        .as("ExampleNeeds has to name the resource in the path of %s", operation.id())
        .doesNotContain("{");
    var request = caller();
    if (CONDITIONAL.contains(operation.method())) {
      request.header("If-Match", "*");
    }
    request.basePath("").queryParams(query).contentType(mediaType);
    if (mediaType.endsWith("form-urlencoded")) {
      request.formParams(JSON.convertValue(example, new TypeReference<Map<String, String>>() {}));
    } else {
      request.body(example.isTextual() ? example.asText() : json());
    }
    return request.request(operation.method(), path);
  }

  private RequestSpecification caller() {
    if (caller != null) {
      return caller;
    }
    return operation.node().has("x-permission") ? As.admin() : As.nobody();
  }
}
