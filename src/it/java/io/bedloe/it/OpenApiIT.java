package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.it.ApiDocument.Operation;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the API document is true, and that every write follows the write contract. */
@IntegrationTest
class OpenApiIT {

  private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

  private static final String PROBLEM =
      """
      {"type": "/problems/not-found", "title": "x", "status": 404, "detail": "x", "instance": "/x",
       "requestId": "1"}\
      """;

  static Stream<Operation> all() {
    return ApiDocument.shared().operations().stream();
  }

  static Stream<Operation> changes() {
    return all().filter(operation -> CHANGES.contains(operation.method()));
  }

  static Stream<Operation> posts() {
    return all().filter(operation -> operation.method().equals("POST"));
  }

  static Stream<Operation> keyed() {
    return posts().filter(operation -> operation.has("header", "Idempotency-Key"));
  }

  static Stream<Operation> guarded() {
    return all().filter(operation -> operation.node().has("x-permission"));
  }

  static Stream<Operation> queries() {
    return all()
        .filter(operation -> operation.method().equals("GET"))
        // A stream has no end; EventStreamIT sends its parameters.
        .filter(operation -> !operation.id().equals("streamEvents"))
        .filter(operation -> operation.parameters("query").findAny().isPresent());
  }

  static Stream<Operation> lists() {
    return all().filter(operation -> operation.has("query", "cursor"));
  }

  @Test
  void theDocumentIsOfVersion31AndHasEveryResource() {
    assertThat(ApiDocument.shared().json().path("openapi").asText()).startsWith("3.1");
    assertThat(all().map(Operation::id))
        .contains("login", "listProducts", "placeOrder", "moveOrder", "importFile", "salesReport")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void anOperationIsGuardedByAPermissionOrSaysThatItIsOpen(Operation operation) {
    boolean guarded = operation.node().has("x-permission");
    assertThat(operation.node().path("security")).as(operation.toString()).hasSize(guarded ? 2 : 0);
    assertThat(guarded).as(operation.toString()).isNotEqualTo(operation.node().has("x-open"));
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aGuardedOperationWithoutATokenIsUnauthenticated(Operation operation) {
    sent(As.nobody(), operation)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", org.hamcrest.Matchers.startsWith("Bearer"))
        .body("type", endsWith("/unauthenticated"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeWithoutIfMatchIsRefusedAsDocumented(Operation operation) {
    assertThat(
            operation
                .parameters("header")
                .filter(parameter -> parameter.path("name").asText().equals("If-Match"))
                .map(parameter -> parameter.path("required").asBoolean()))
        .as(operation.toString())
        .containsExactly(true);
    sent(As.admin(), operation)
        .then()
        .statusCode(428)
        .body("type", endsWith("/precondition-required"));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aPostTakesAnIdempotencyKeyOrSaysWhyItNeedsNone(Operation operation) {
    assertThat(operation.has("header", "Idempotency-Key"))
        .as(operation.toString())
        .isNotEqualTo(operation.node().has("x-no-idempotency-key"));
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void anInvalidIdempotencyKeyIsRefused(Operation operation) {
    sent(As.admin().header("Idempotency-Key", "two words"), operation)
        .then()
        .statusCode(400)
        .body("type", endsWith("/invalid-idempotency-key"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListRefusesAnUndocumentedParameter(Operation operation) throws Exception {
    var path = existing(operation);
    As.admin()
        .basePath("")
        .queryParam("colour", "red")
        .get(path)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", org.hamcrest.Matchers.equalTo("colour"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void theExampleOfEachQueryParameterIsAccepted(Operation operation) throws Exception {
    var path = existing(operation);
    var required = new LinkedHashMap<String, String>();
    operation
        .parameters("query")
        .filter(parameter -> parameter.path("required").asBoolean())
        .forEach(parameter -> required.put(name(parameter), example(operation, parameter)));
    for (var parameter : operation.parameters("query").toList()) {
      if (name(parameter).equals("cursor")) {
        continue; // Only the previous page contains a cursor; ListContractIT follows cursors.
      }
      if (parameter.path("style").asText().equals("deepObject")) {
        ApiDocument.shared()
            .comparisons(parameter)
            .properties()
            .forEach(
                comparison ->
                    accepts(
                        path,
                        required,
                        name(parameter) + "[" + comparison.getKey() + "]",
                        example(comparison.getValue())));
      } else {
        accepts(path, required, name(parameter), example(operation, parameter));
      }
    }
  }

  private static void accepts(
      String path, Map<String, String> required, String name, String example) {
    var parameters = new LinkedHashMap<>(required);
    parameters.put(name, example);
    var answer = As.admin().basePath("").queryParams(parameters).get(path);
    assertThat(answer.statusCode())
        .as("%s?%s=%s answers %s", path, name, example, answer.asString())
        .isEqualTo(200);
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").asText();
  }

  /** Returns the example of a parameter, or a value for one that names an existing resource. */
  private static String example(Operation operation, JsonNode parameter) {
    var desk = SalesDesk.shared();
    return switch (operation.id() + " " + name(parameter)) {
      case "explainAccess user" -> TestAccount.with("user").id();
      case "explainAccess resource" -> "order:" + desk.placed(desk.stocked(1).times(1));
      default -> example(ApiDocument.shared().followed(parameter.path("schema")));
    };
  }

  /** Creates a policy that affects nobody. */
  private static String policy() {
    Map<String, Object> policy =
        Map.of(
            "name", Some.word("policy"),
            "target", "orders:read",
            "effect", "DENY_IF",
            "expression", "caller.id == ''");
    return Some.created(Some.json(As.admin(), policy).post("/policies"));
  }

  @Test
  void everyReferencedSchemaExists() {
    var document = ApiDocument.shared().json();
    var names =
        java.util.regex.Pattern.compile("\"#(/components/[^\"]+)\"")
            .matcher(document.toString())
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(names).hasSizeGreaterThan(30);
    assertThat(names).allSatisfy(name -> assertThat(document.at(name).isMissingNode()).isFalse());
  }

  @Test
  void anUndocumentedResponseIsDetected() {
    var id = "/api/v1/products/0190a5a0-0000-7000-8000-000000000000";
    assertThat(untruths("GET", id, 418, PROBLEM)).anyMatch(fault -> fault.contains("418"));
    assertThat(untruths("GET", id, 404, PROBLEM)).isEmpty();
    assertThat(untruths("GET", id, 404, "{}")).anyMatch(fault -> fault.contains("'type'"));
    assertThat(untruths("GET", id, 304, "")).anyMatch(fault -> fault.contains("without ETag"));
    assertThat(untruths("GET", "/api/v1/nowhere", 200, PROBLEM)).isNotEmpty();
  }

  @Test
  void anUndocumentedMediaTypeIsDetected() {
    var id = "/api/v1/products/0190a5a0-0000-7000-8000-000000000000";
    assertThat(untruths("GET", id, 404, PROBLEM, "text/plain"))
        .anyMatch(fault -> fault.contains("404 comes as 'text/plain'"));
  }

  private static List<String> untruths(String method, String path, int status, String body) {
    return untruths(method, path, status, body, "application/problem+json");
  }

  private static List<String> untruths(
      String method, String path, int status, String body, String type) {
    return ApiDocument.shared()
        .untruths(
            new Exchange(
                method,
                URI.create("http://localhost" + path),
                null,
                "",
                status,
                Map.of("Content-Type", type, "X-Request-Id", "1"),
                body));
  }

  /** Returns the operation's path with an existing resource. */
  private static String existing(Operation operation) throws Exception {
    var path = operation.path();
    if (!path.contains("{")) {
      return path;
    }
    var id =
        path.startsWith("/api/v1/users/")
            ? TestAccount.with("user").id()
            : path.startsWith("/api/v1/policies/")
                ? policy()
                : path.startsWith("/api/v1/webhooks/")
                    ? webhook()
                    : path.startsWith("/api/v1/jobs/") || path.startsWith("/api/v1/dead-letters/")
                        ? DeadJobs.add()
                        : Shop.shared().product(0);
    return path.replaceAll("\\{[^}]+}", id);
  }

  /** Returns a webhook of the admin, who can have a few alone. */
  private static String webhook() {
    String first = As.admin().get("/webhooks").path("items[0].id");
    var webhook =
        Map.of("url", "https://erp.example/", "types", List.of("io.bedloe.role.deleted.v1"));
    return first == null ? Some.created(Some.json(As.admin(), webhook).post("/webhooks")) : first;
  }

  /**
   * Returns the declared example, a list as values separated by commas, or the first value of an
   * enumeration.
   */
  private static String example(JsonNode schema) {
    if (!schema.has("examples")) {
      return schema.has("items")
          ? example(schema.path("items"))
          : schema.path("enum").path(0).asText();
    }
    var example = schema.path("examples").path(0);
    return example.isArray()
        ? StreamSupport.stream(example.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : example.asText();
  }

  private static io.restassured.response.Response sent(
      RequestSpecification as, Operation operation) {
    var path = operation.path().replaceAll("\\{[^}]+}", "0190a5a0-0000-7000-8000-000000000000");
    var content = operation.node().at("/requestBody/content").fieldNames();
    if (content.hasNext()) {
      as.contentType(content.next()).body("{}");
    }
    return as.basePath("").request(operation.method(), path);
  }
}
