package io.bedloe.it.identity.policies;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.Some;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Policies of one test on the shared server, which are removed after it. They apply to all
 * requests, so their conditions name the test's own accounts. It is a field of a test class with
 * {@code @RegisterExtension}.
 */
final class Rulebook implements AfterEachCallback {

  /** The limit is ten times the time that servers may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<String> policies = new ArrayList<>();

  /** Adds a policy that is active when this method returns; returns its id. */
  String deny(String target, String expression) {
    return add(Map.of("target", target, "effect", "DENY_IF", "expression", expression));
  }

  String allow(String target, String expression) {
    return add(Map.of("target", target, "effect", "ALLOW_IF", "expression", expression));
  }

  String add(Map<String, Object> members) {
    var body = new HashMap<>(members);
    body.putIfAbsent("name", Some.word("policy"));
    var id = Some.created(Some.json(As.admin(), body).post("/policies"));
    policies.add(id);
    awaitInForce();
    return id;
  }

  /** Waits until the server uses the policies of the database. */
  static void awaitInForce() {
    long revision = Database.shared().number("SELECT revision FROM policy_revision");
    await("the server has read the new policies")
        .atMost(PATIENCE)
        .until(() -> health("revision") >= revision);
  }

  static long health(String member) {
    return RestAssured.given()
        .get(BedloeServer.shared().uri().resolve("/health/ready"))
        .jsonPath()
        .getLong("checks.find { it.name == 'policies' }.data." + member);
  }

  /** Returns the broken policies of the health page. */
  static String broken() {
    return RestAssured.given()
        .get(BedloeServer.shared().uri().resolve("/health/ready"))
        .then()
        .statusCode(200)
        .extract()
        .path("checks.find { it.name == 'policies' }.data.broken");
  }

  @Override
  public void afterEach(ExtensionContext test) {
    removeAll();
  }

  void removeAll() {
    for (var id : policies) {
      As.admin().header("If-Match", "*").delete("/policies/" + id);
    }
    policies.clear();
    awaitInForce();
  }

  /** Checks that a decision refused the request, and returns its id. */
  static String refused(Response response) {
    return response
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"))
        .body("decisionId", notNullValue())
        .extract()
        .path("decisionId");
  }
}
