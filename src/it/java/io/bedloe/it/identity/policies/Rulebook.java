package io.bedloe.it.identity.policies;

import static org.awaitility.Awaitility.await;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.Some;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies of a test's own on the shared server, which it removes when it is closed. Everybody's
 * requests are under them: their conditions name the test's own accounts.
 */
final class Rulebook implements AutoCloseable {

  /** Ten times what servers are allowed to take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<String> policies = new ArrayList<>();

  /** A policy that is in force when this returns; answers its id. */
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

  /** Waits until the server works with the policies as they are in the database. */
  static void awaitInForce() {
    long revision = Database.shared().number("SELECT revision FROM policy_revision");
    await().atMost(PATIENCE).until(() -> health("revision") >= revision);
  }

  static long health(String member) {
    return RestAssured.given()
        .get(BedloeServer.shared().uri().resolve("/health/ready"))
        .jsonPath()
        .getLong("checks.find { it.name == 'policies' }.data." + member);
  }

  /** The broken policies, as the health page has them. */
  static String broken() {
    return RestAssured.given()
        .get(BedloeServer.shared().uri().resolve("/health/ready"))
        .then()
        .statusCode(200)
        .extract()
        .path("checks.find { it.name == 'policies' }.data.broken");
  }

  @Override
  public void close() {
    for (var id : policies) {
      As.admin().header("If-Match", "*").delete("/policies/" + id);
    }
    policies.clear();
    awaitInForce();
  }
}
