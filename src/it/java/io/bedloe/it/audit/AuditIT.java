package io.bedloe.it.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenApi;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@IntegrationTest
class AuditIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PASSWORD = "bedloe-dev-password";

  private final SalesDesk desk = SalesDesk.shared();

  /** A write that succeeds; the operator puts the request's id on it. */
  interface Write {
    Response send(UnaryOperator<RequestSpecification> marked);
  }

  /** One write for each write operation of the API document. */
  private Map<String, Write> writes() {
    var writes = new HashMap<String, Write>();
    writes.put(
        "createProduct",
        by -> Some.json(by.apply(As.admin()), Some.product(Some.word("A"))).post("/products"));
    writes.put(
        "replaceProduct",
        by ->
            Some.json(by.apply(As.admin()), Some.product(Some.word("A")))
                .header("If-Match", "*")
                .put("/products/" + Some.productId()));
    writes.put(
        "patchProduct",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"name\":\"New\"}")
                .patch("/products/" + Some.productId()));
    writes.put(
        "removeProduct",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/products/" + Some.productId()));
    customers(writes);
    var stock = "/stock/" + desk.stocked(5).id();
    writes.put("receiveStock", by -> counted(by, stock + "/receipts"));
    writes.put("adjustStock", by -> counted(by, stock + "/adjustments"));
    writes.put("repairStock", by -> by.apply(As.admin()).post(stock + "/repair"));
    var item = desk.stocked(10);
    writes.put(
        "placeOrder",
        by -> Some.json(by.apply(As.manager()), SalesDesk.order(item.times(1))).post("/orders"));
    writes.put(
        "moveOrder",
        by ->
            Some.json(by.apply(As.manager()), Map.of("to", "CANCELLED"))
                .post("/orders/" + desk.placed(item.times(1)) + "/transitions"));
    writes.put(
        "importFile",
        by ->
            by.apply(As.manager())
                .contentType("text/csv")
                .body("sku,name,price\n" + Some.word("I") + ",Imported,1.00\n")
                .queryParams("kind", "products", "currency", "GBP")
                .post("/imports"));
    sessions(writes);
    IdentityWrites.addTo(writes);
    keys(writes);
    people(writes);
    return writes;
  }

  private static Response counted(UnaryOperator<RequestSpecification> by, String path) {
    return Some.json(by.apply(As.admin()), Map.of("quantity", 1, "reason", "counted")).post(path);
  }

  private static void customers(Map<String, Write> writes) {
    Map<String, Object> customer = Map.of("name", "Somebody");
    writes.put(
        "createCustomer", by -> Some.json(by.apply(As.admin()), customer).post("/customers"));
    writes.put(
        "replaceCustomer",
        by ->
            Some.json(by.apply(As.admin()), customer)
                .header("If-Match", "*")
                .put("/customers/" + newCustomer()));
    writes.put(
        "patchCustomer",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"name\":\"New\"}")
                .patch("/customers/" + newCustomer()));
    writes.put(
        "removeCustomer",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/customers/" + newCustomer()));
  }

  private static String newCustomer() {
    return Some.created(Some.json(As.admin(), Map.of("name", "Somebody")).post("/customers"));
  }

  private static void sessions(Map<String, Write> writes) {
    writes.put("login", by -> Some.json(by.apply(As.nobody()), credentials()).post("/auth/login"));
    writes.put(
        "refresh",
        by ->
            Some.json(
                    by.apply(As.nobody()),
                    Map.of("refreshToken", signedIn().<String>path("refreshToken")))
                .post("/auth/refresh"));
    writes.put(
        "changePassword",
        by ->
            Some.json(
                    by.apply(fresh()),
                    Map.of("currentPassword", PASSWORD, "newPassword", "another long password"))
                .post("/auth/password"));
    writes.put("logout", by -> by.apply(fresh()).post("/auth/logout"));
    writes.put("logoutAll", by -> by.apply(fresh()).post("/auth/logout-all"));
    writes.put(
        "endOwnSession",
        by -> {
          var in = signedIn();
          var as = As.bearer(in.path("accessToken"));
          String session = As.bearer(in.path("accessToken")).get("/auth/me").path("sessionId");
          return by.apply(as).post("/auth/sessions/" + session + "/end");
        });
  }

  private static void keys(Map<String, Write> writes) {
    Map<String, Object> key = Map.of("name", "ERP", "scopes", List.of("catalog:read"));
    writes.put("createApiKey", by -> Some.json(by.apply(As.admin()), key).post("/api-keys"));
    writes.put(
        "rotateApiKey",
        by ->
            Some.json(by.apply(As.admin()), Map.of()).post("/api-keys/" + newKey(key) + "/rotate"));
    writes.put(
        "revokeApiKey", by -> by.apply(As.admin()).post("/api-keys/" + newKey(key) + "/revoke"));
  }

  private static void people(Map<String, Write> writes) {
    writes.put("createRole", by -> Some.json(by.apply(As.admin()), role()).post("/roles"));
    writes.put(
        "replaceRole",
        by -> {
          var role = role();
          return Some.json(by.apply(As.admin()), role)
              .header("If-Match", "*")
              .put("/roles/" + newRole(role));
        });
    writes.put(
        "patchRole",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"description\":\"New\"}")
                .patch("/roles/" + newRole(role())));
    writes.put(
        "removeRole",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/roles/" + newRole(role())));
    writes.put(
        "openUser",
        by ->
            Some.json(
                    by.apply(As.admin()),
                    Map.of("email", Some.word("u") + "@example.com", "name", "Somebody"))
                .post("/users"));
    writes.put(
        "patchUser",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"name\":\"New\"}")
                .patch("/users/" + TestAccount.with("user").id()));
    writes.put(
        "eraseUser",
        by -> by.apply(As.admin()).post("/users/" + TestAccount.with("user").id() + "/erase"));
    writes.put(
        "endSessionsOfUser",
        by ->
            by.apply(As.admin()).post("/users/" + TestAccount.with("user").id() + "/sessions/end"));
  }

  private static Map<String, Object> role() {
    return Map.of("name", "r-" + Some.word("r").toLowerCase(java.util.Locale.ROOT));
  }

  private static String newRole(Map<String, Object> role) {
    return Some.created(Some.json(As.admin(), role).post("/roles"));
  }

  private static String newKey(Map<String, Object> key) {
    return Some.created(Some.json(As.admin(), key).post("/api-keys"));
  }

  static RequestSpecification fresh() {
    return As.bearer(signedIn().path("accessToken"));
  }

  private static Response signedIn() {
    return Some.json(As.nobody(), credentials()).post("/auth/login");
  }

  private static Map<String, Object> credentials() {
    return Map.of("email", TestAccount.with("user").email(), "password", PASSWORD);
  }

  /** Operations that are no GET and yet change nothing. */
  private static final List<String> CHANGE_NOTHING = List.of("verifyAudit");

  @Test
  void everyWriteOperationOfTheDocumentLeavesARowWithItsRequestId() {
    var writes = writes();
    assertThat(writes.keySet())
        .as("a write operation that this test does not know")
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.writeOperations().stream()
                .filter(operation -> !CHANGE_NOTHING.contains(operation))
                .toList());
    writes.forEach(
        (operation, write) -> {
          var request = Some.word("R");
          var answer = write.send(as -> as.header("X-Request-Id", request));
          assertThat(answer.statusCode()).as(operation + answer.asString()).isBetween(200, 204);
          assertThat(rowsOf(request)).as(operation).isPositive();
        });
  }

  private static long rowsOf(String request) {
    return Database.shared().number("SELECT count(*) FROM audit_log WHERE request_id = ?", request);
  }

  @Test
  void aRowTellsWhoDidWhatToWhatAndWhatItWasLike() {
    var id = Some.productId();
    var request = Some.word("R");
    Some.patch(As.manager().header("X-Request-Id", request), "*", "{\"name\":\"Another\"}")
        .patch("/products/" + id)
        .then()
        .statusCode(200);
    As.admin()
        .queryParams("subjectType", "product", "subjectId", id)
        .get("/audit")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].action", equalTo("product.changed"))
        .body("items[0].actorName", equalTo("manager@bedloe.example"))
        .body("items[0].requestId", equalTo(request))
        .body("items[0].after.name", equalTo("Another"))
        .body("items[1].action", equalTo("product.created"))
        .body("items[1].before", nullValue());
    As.manager().get("/audit").then().statusCode(403);
  }

  @Test
  void aRefusedChangeLeavesNoRow() {
    var request = Some.word("R");
    Some.patch(As.manager().header("X-Request-Id", request), "\"v9\"", "{\"name\":\"Another\"}")
        .patch("/products/" + Some.productId())
        .then()
        .statusCode(412);
    assertThat(rowsOf(request)).isZero();
  }

  @Test
  void aFailedSignInLeavesARowThatDoesNotHoldThePassword() {
    var request = Some.word("R");
    var account = TestAccount.with("user");
    Some.json(
            As.nobody().header("X-Request-Id", request),
            Map.of("email", account.email(), "password", "not-the-password"))
        .post("/auth/login")
        .then()
        .statusCode(401);
    As.admin()
        .queryParams("requestId", request)
        .get("/audit")
        .then()
        .body("items[0].action", equalTo("sign-in.failed"))
        .body("items[0].subjectId", equalTo(account.id()));
    assertThat(
            Database.shared()
                .number("SELECT count(*) FROM audit_log a WHERE a::text LIKE '%not-the-password%'"))
        .isZero();
  }

  @Test
  void theApplicationsRoleCannotChangeOrRemoveRows() {
    for (var statement :
        List.of(
            "UPDATE audit_log SET action = 'nothing'",
            "DELETE FROM audit_log",
            "TRUNCATE audit_log",
            "UPDATE audit_seals SET hash = ''",
            "DELETE FROM audit_seals")) {
      assertThatThrownBy(() -> Database.shared().execute(statement))
          .as(statement)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void whatWasTamperedWithIsFound() {
    var first = audited();
    var second = audited();
    await().atMost(SOON).until(() -> isSealed(first) && isSealed(second));
    verified().body("intact", equalTo(true));

    Database.asOwner(
        "UPDATE audit_log SET actor_name = actor_name || '?' WHERE request_id = ?", first);
    verified().body("intact", equalTo(false)).body("days[0].fault.kind", equalTo("CHANGED"));
    Database.asOwner(
        "UPDATE audit_log SET actor_name = rtrim(actor_name, '?') WHERE request_id = ?", first);
    verified().body("intact", equalTo(true));

    Database.asOwner(
        "CREATE TABLE audit_stolen AS SELECT * FROM audit_log WHERE request_id = ?", second);
    Database.asOwner("DELETE FROM audit_log WHERE request_id = ?", second);
    verified().body("days[0].fault.kind", equalTo("REMOVED"));
    Database.asOwner("INSERT INTO audit_log SELECT * FROM audit_stolen");
    Database.asOwner("DROP TABLE audit_stolen");
    verified().body("intact", equalTo(true));
  }

  @Test
  void aRowThatWasSlippedInLaterIsFound() {
    var request = audited();
    await().atMost(SOON).until(() -> isSealed(request));
    var forged = UUID.randomUUID();
    Database.asOwner(
        """
        INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name, txid)
        SELECT ?, at, action, subject_type, subject_id, actor_id, actor_name, 1 FROM audit_log
        WHERE request_id = ?""",
        forged,
        request);
    verified().body("days[0].fault.kind", equalTo("SLIPPED_IN"));
    Database.asOwner("DELETE FROM audit_log WHERE id = ?", forged);
    verified().body("intact", equalTo(true));
  }

  /** A write with a row; answers its request's id. */
  private static String audited() {
    var request = Some.word("R");
    Some.json(As.admin().header("X-Request-Id", request), Some.product(Some.word("A")))
        .post("/products")
        .then()
        .statusCode(201);
    return request;
  }

  private static boolean isSealed(String request) {
    return Database.shared()
            .number(
                """
                SELECT count(*) FROM audit_log a JOIN audit_seals s ON s.audit_id = a.id
                WHERE a.request_id = ?""",
                request)
        > 0;
  }

  private static io.restassured.response.ValidatableResponse verified() {
    var today =
        Database.shared()
            .list(row -> row.getString(1), "SELECT (now() AT TIME ZONE 'UTC')::date::text")
            .get(0);
    return Some.json(As.admin(), Map.of("from", today, "to", today))
        .post("/audit/verify")
        .then()
        .statusCode(200);
  }

  @Test
  void daysThatMakeNoSenseAreRefused() {
    for (var to : List.of("2026-01-01", "2026-03-15")) {
      Some.json(As.admin(), Map.of("from", "2026-02-01", "to", to))
          .post("/audit/verify")
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/to"));
    }
  }
}
