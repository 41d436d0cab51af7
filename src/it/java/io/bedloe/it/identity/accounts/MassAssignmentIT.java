package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that additional members of a request have no effect. */
@IntegrationTest
class MassAssignmentIT {

  private static final UUID ID = UUID.fromString("0190a5a0-0000-7000-8000-000000000001");

  private final TestAccount user = TestAccount.with("user");

  /**
   * A request body that is accepted.
   *
   * @param send the function that sends it
   */
  private record Form(
      String name, Map<String, Object> body, Function<Map<String, Object>, Response> send) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Form post(String path, Map<String, Object> body) {
    return new Form(path, body, sent -> Some.json(As.admin(), sent).post(path));
  }

  private static Form webhook() {
    var account = TestAccount.with("manager");
    return new Form(
        "/webhooks",
        Map.of("url", "https://erp.example/", "types", List.of("io.bedloe.role.deleted.v1")),
        sent -> Some.json(account.asks(), sent).post("/webhooks"));
  }

  private static List<Form> forms() {
    var item = SalesDesk.shared().stocked(100);
    var email = Some.word("m") + "@example.com";
    return List.of(
        post("/products", Some.product(Some.word("M"))),
        post("/customers", Map.of("name", "Somebody")),
        post("/orders", SalesDesk.order(item.times(1))),
        post("/stock/" + item.id() + "/receipts", Map.of("quantity", 1, "reason", "counted")),
        post("/users", Map.of("email", email, "name", "Somebody")),
        post("/users/invitations", Map.of("email", "i" + email, "name", "Somebody")),
        post(
            "/users/" + TestAccount.with("user").id() + "/identities",
            Map.of("provider", "corp", "subject", Some.word("S"))),
        post("/roles", Map.of("name", "r-" + Some.word("r").toLowerCase(java.util.Locale.ROOT))),
        post("/api-keys", Map.of("name", "robot", "scopes", List.of("catalog:read"))),
        webhook(),
        post("/dead-letters/replay", Map.of("kind", "JOB", "type", "no-such-type")),
        post(
            "/policies",
            Map.of(
                "name", Some.word("policy"),
                "target", "imports:run",
                "effect", "DENY_IF",
                "expression", "caller.id == 'nobody'")),
        post(
            "/auth/register",
            Map.of("email", "r" + email, "password", "a long enough one", "name", "Somebody")),
        post(
            "/auth/login",
            Map.of("email", "user@bedloe.example", "password", "bedloe-dev-password")));
  }

  private static Stream<Form> formsWithTheirFields() {
    return forms().stream();
  }

  @ParameterizedTest
  @MethodSource("formsWithTheirFields")
  void membersThatOnlyTheServerSetsAreRefusedByName(Form form) {
    var fields = new ArrayList<String>();
    for (Map.Entry<String, Object> field :
        Map.<String, Object>of(
                "id",
                ID.toString(),
                "createdAt",
                "2020-01-01T00:00:00Z",
                "updatedAt",
                "2020-01-01T00:00:00Z",
                "version",
                7,
                "builtIn",
                true,
                "erasedAt",
                "2020-01-01T00:00:00Z",
                "customer_id",
                ID.toString(),
                "__proto__",
                Map.of("roles", List.of("admin")))
            .entrySet()) {
      var body = new HashMap<>(form.body());
      body.put(field.getKey(), field.getValue());
      var answer = form.send().apply(body);
      assertThat(answer.statusCode()).as(field.getKey()).isEqualTo(400);
      answer.then().body("errors.pointer", hasItem("/" + field.getKey()));
      fields.add(field.getKey());
    }
    assertThat(form.send().apply(form.body()).statusCode()).as("as it is").isBetween(200, 202);
    assertThat(fields).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"roles", "permissions", "enabled", "emailVerifiedAt", "hasPassword"})
  void nobodyRegistersAsMoreThanAUser(String field) {
    var body =
        new HashMap<String, Object>(
            Map.of("email", Some.word("x") + "@example.com", "password", "a long enough one"));
    body.put(field, List.of("admin"));
    Some.json(As.nobody(), body)
        .post("/auth/register")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/" + field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-HTTP-Method-Override",
        "X-HTTP-Method",
        "X-Method-Override",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-User",
        "X-Remote-User",
        "X-User-Id"
      })
  void noHeaderChangesTheMethodThePathOrWhoAsks(String header) {
    var product = Some.productId();
    for (var value : List.of("DELETE", "/api/v1/users", "admin@bedloe.example")) {
      user.asks()
          .header(header, value)
          .header("If-Match", "*")
          .get("/products/" + product)
          .then()
          .statusCode(200)
          .body("id", equalTo(product));
      user.asks()
          .header(header, value)
          .get("/auth/me")
          .then()
          .statusCode(200)
          .body("id", equalTo(user.id()));
      user.asks().header(header, value).get("/users").then().statusCode(403);
    }
    As.admin().get("/products/" + product).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/users/",
        "/api/v1//users",
        "/api/v1/./users",
        "/api/v1/products/../users",
        "/api/v1/products/%2e%2e/users",
        "/api/v1/users;x=y",
        "/api/v1/USERS",
        "/api/v1/users.json",
        "/api/v1/users%20",
        "/api/v1/users%2f",
        "/API/v1/users"
      })
  void noWayOfWritingAPathLeadsPastItsPermission(String path) {
    var answer = user.asks().basePath("").urlEncodingEnabled(false).get(path);
    assertThat(answer.statusCode()).isIn(400, 403, 404);
    assertThat(answer.asString()).doesNotContain("admin@bedloe.example");
  }

  @Test
  void noParameterChangesTheMethod() {
    var product = Some.productId();
    As.admin()
        .queryParam("_method", "DELETE")
        .header("If-Match", "*")
        .post("/products/" + product)
        .then()
        .statusCode(405);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM products WHERE id = ? AND deleted_at IS NULL",
                    UUID.fromString(product)))
        .isOne();
  }
}
