package io.bedloe.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The document at {@code /openapi}, and the differences between it and an exchange. */
final class ApiDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Set<String> PROMISED =
      Set.of("ETag", "Location", "WWW-Authenticate", "Retry-After", "X-Request-Id");
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;
  private final Map<String, com.networknt.schema.JsonSchema> compiled = new ConcurrentHashMap<>();

  ApiDocument(JsonNode document) {
    this.document = document;
  }

  /** An operation of the document. */
  record Operation(String method, String path, JsonNode node) {

    String id() {
      return node.path("operationId").asText();
    }

    Stream<JsonNode> parameters(String in) {
      return StreamSupport.stream(node.path("parameters").spliterator(), false)
          .filter(parameter -> parameter.path("in").asText().equals(in));
    }

    boolean has(String in, String name) {
      return parameters(in).anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static ApiDocument of(URI server) {
    var request = HttpRequest.newBuilder(server.resolve("/openapi?format=json")).build();
    try {
      var answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new ApiDocument(JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException("no API document", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static ApiDocument shared() {
    return Shared.DOCUMENT;
  }

  private static final class Shared {
    static final ApiDocument DOCUMENT = of(BedloeServer.shared().uri());
  }

  JsonNode json() {
    return document;
  }

  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            all.add(
                                new Operation(
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
    return all;
  }

  Optional<Operation> operation(String method, String path) {
    var asked = method.equals("HEAD") ? "GET" : method;
    return operations().stream()
        .filter(operation -> operation.method().equals(asked))
        .filter(operation -> path.matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .findFirst();
  }

  /**
   * Returns what the document does not describe about an exchange; empty when it describes
   * everything.
   */
  List<String> untruths(Exchange exchange) {
    if (!exchange.uri().getPath().startsWith("/api/") || exchange.method().equals("OPTIONS")) {
      return List.of();
    }
    var operation = operation(exchange.method(), exchange.uri().getPath());
    if (operation.isEmpty()) {
      return exchange.status() < 400
          ? List.of("the document has no " + exchange.method() + " " + exchange.uri().getPath())
          : new ArrayList<>(body(exchange.got(), problem(), "the problem of an unknown operation"));
    }
    var faults = new ArrayList<String>(answered(operation.get(), exchange));
    if (exchange.status() < 300) {
      faults.addAll(accepted(operation.get(), exchange));
    }
    return faults.stream().map(fault -> operation.get() + ": " + fault).toList();
  }

  /** Returns the schema of a problem of any type. */
  private JsonNode problem() {
    ObjectNode any = document.at("/components/schemas/Problem404").deepCopy();
    ((ObjectNode) any.at("/properties/type")).remove("enum");
    return any;
  }

  private List<String> answered(Operation operation, Exchange exchange) {
    var response = followed(operation.node().at("/responses/" + exchange.status()));
    if (response.isMissingNode()) {
      return List.of("it does not say that it answers " + exchange.status());
    }
    var faults = new ArrayList<String>();
    for (var name : PROMISED) {
      boolean said = response.path("headers").has(name);
      boolean came = !exchange.header(name).isEmpty();
      if (said != came && !(name.equals("Retry-After") && came)) {
        faults.add(
            "%d %s %s".formatted(exchange.status(), said ? "comes without" : "hides its", name));
      }
    }
    var content = response.path("content");
    if (exchange.method().equals("HEAD") || exchange.got().isEmpty()) {
      if (!content.isMissingNode() && !exchange.method().equals("HEAD")) {
        faults.add(exchange.status() + " comes without its body");
      }
      return faults;
    }
    if (!content.has(exchange.type())) {
      faults.add("%d comes as '%s'".formatted(exchange.status(), exchange.type()));
    } else if (exchange.type().endsWith("json") && !exchange.type().endsWith("ndjson")) {
      var schema = content.path(exchange.type()).path("schema");
      faults.addAll(body(exchange.got(), schema, "its " + exchange.status()));
    }
    if (exchange.type().equals(PROBLEM)) {
      faults.addAll(unknownMembers(exchange.got(), content.path(PROBLEM).path("schema")));
    }
    boolean isPage = exchange.type().equals("text/html") && content.has("text/html");
    if (exchange.status() >= 400 && !exchange.type().equals(PROBLEM) && !isPage) {
      faults.add(exchange.status() + " is no problem document");
    }
    return faults;
  }

  /** Returns extension members that no {@code @ProblemMember} of the rule declares. */
  private List<String> unknownMembers(String problem, JsonNode schema) {
    var declared = followed(schema).path("properties");
    try {
      return JSON.readTree(problem).properties().stream()
          .map(Map.Entry::getKey)
          .filter(member -> !declared.has(member))
          .map(member -> "its problem has an undeclared member: " + member)
          .toList();
    } catch (IOException notJson) {
      return List.of("its problem is not JSON: " + problem);
    }
  }

  private List<String> accepted(Operation operation, Exchange exchange) {
    var faults = new ArrayList<String>();
    var prefix = operation.node().path("x-query-prefix").asText("\0");
    queryNames(exchange.uri())
        .filter(name -> !name.startsWith(prefix) && !hasQuery(operation, name))
        .forEach(name -> faults.add("it accepts a parameter that is not said: " + name));
    var body = operation.node().path("requestBody").path("content");
    if (exchange.sent() != null && exchange.sentType().contains("json")) {
      var type = exchange.sentType().split(";", 2)[0].strip();
      faults.addAll(
          body.has(type)
              ? body(exchange.sent(), body.path(type).path("schema"), "an accepted request")
              : List.of("it accepts a body that is not said: " + type));
    }
    return faults;
  }

  /**
   * The parameter may also be a member of a {@code deepObject}, whose {@code eq} needs no brackets.
   */
  private boolean hasQuery(Operation operation, String name) {
    var parts = name.replace("]", "").split("\\[", 2);
    var member = parts.length == 1 ? "eq" : parts[1];
    return operation
            .parameters("query")
            .filter(parameter -> parameter.path("style").asText().equals("deepObject"))
            .filter(parameter -> parameter.path("name").asText().equals(parts[0]))
            .anyMatch(parameter -> comparisons(parameter).has(member))
        || operation
            .parameters("query")
            .filter(parameter -> !parameter.path("style").asText().equals("deepObject"))
            .anyMatch(parameter -> parameter.path("name").asText().equals(name));
  }

  /** Returns the members of a parameter of style {@code deepObject}. */
  JsonNode comparisons(JsonNode parameter) {
    return followed(parameter.path("schema")).path("properties");
  }

  private static Stream<String> queryNames(URI uri) {
    return uri.getRawQuery() == null
        ? Stream.of()
        : Arrays.stream(uri.getRawQuery().split("&"))
            .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
  }

  JsonNode followed(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private List<String> body(String body, JsonNode schema, String what) {
    try {
      return compiled
          .computeIfAbsent(schema.toString(), same -> compile(schema))
          .validate(JSON.readTree(body))
          .stream()
          .map(fault -> what + ": " + fault.getMessage())
          .limit(5)
          .toList();
    } catch (IOException notJson) {
      return List.of(what + " is not JSON: " + body);
    }
  }

  private com.networknt.schema.JsonSchema compile(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", document.path("components"));
    root.set("allOf", JSON.createArrayNode().add(schema));
    return SCHEMAS.getSchema(root, STRICT);
  }
}
