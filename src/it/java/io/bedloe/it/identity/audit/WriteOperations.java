package io.bedloe.it.identity.audit;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.RunningImport;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One successful write for each write operation of the API document. */
final class WriteOperations {

  private static final String PASSWORD = "bedloe-dev-password";

  private final SalesDesk desk = SalesDesk.shared();

  private static Response export(RequestSpecification as) {
    Map<String, Object> nothing =
        Map.of("resource", "products", "format", "CSV", "filters", Map.of("sku", Some.word("NO")));
    return Some.json(as, nothing).post("/exports");
  }

  /** A successful write; the operator adds the request id. */
  interface Write {
    Response send(UnaryOperator<RequestSpecification> marked);
  }

  /** Returns the writes by the operation's id. */
  Map<String, Write> byOperation() {
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
        "deleteProduct",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/products/" + Some.productId()));
    writes.put("archiveProduct", by -> shelved(by, "/products/" + Some.productId(), false));
    writes.put("restoreProduct", by -> shelved(by, "/products/" + Some.productId(), true));
    customers(writes);
    var stock = "/stock/" + desk.stocked(5).id();
    writes.put("receiveStock", by -> counted(by, stock + "/receipts"));
    writes.put("adjustStock", by -> counted(by, stock + "/adjustments"));
    writes.put("repairStock", by -> by.apply(As.admin()).post(stock + "/repair"));
    writes.put(
        "replaceReorderPoint", by -> reorderPoint(by.apply(As.admin()), stock + "/reorder-point"));
    writes.put(
        "deleteReorderPoint",
        by -> {
          var path = "/stock/" + desk.stocked(5).id() + "/reorder-point";
          reorderPoint(As.admin(), path).then().statusCode(200);
          return by.apply(As.admin()).header("If-Match", "*").delete(path);
        });
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
    writes.put(
        "cancelImport",
        by ->
            by.apply(As.manager())
                .post("/imports/" + RunningImport.of("manager@bedloe.example") + "/cancel"));
    writes.put("requestExport", by -> export(by.apply(TestAccount.with("manager").asks())));
    var exporter = TestAccount.with("manager");
    writes.put(
        "discardExport",
        by ->
            by.apply(exporter.asks())
                .post("/exports/" + export(exporter.asks()).path("id") + "/discard"));
    sessions(writes);
    keys(writes);
    people(writes);
    MailedWrites.addTo(writes);
    IdentityWrites.addTo(writes);
    SecondFactorWrites.addTo(writes);
    policies(writes);
    WebhookWrites.addTo(writes);
    JobWrites.addTo(writes);
    writes.put(
        "replaceNotificationPreferences",
        by ->
            Some.json(
                    by.apply(TestAccount.with("user").asks()),
                    Map.of("preferences", List.of(Map.of("topic", "ORDER_PLACED", "inApp", "OFF"))))
                .header("If-Match", "*")
                .put("/notifications/preferences"));
    var reader = TestAccount.with("user");
    writes.put(
        "readNotification",
        by ->
            by.apply(reader.asks()).post("/notifications/" + notification(reader.id()) + "/read"));
    return writes;
  }

  /** Adds an unread notification to the inbox of an account; returns its id. */
  private static UUID notification(String account) {
    var id = UUID.randomUUID();
    Database.shared()
        .execute(
            """
            INSERT INTO notifications (id, user_id, topic, event_id, resource, resource_id, count,
              created_at, updated_at, version)
            VALUES (?, ?, 'ORDER_PLACED', gen_random_uuid(), 'orders', gen_random_uuid(), 1, now(),
              now(), 1)""",
            id,
            UUID.fromString(account));
    return id;
  }

  private static Response reorderPoint(RequestSpecification as, String path) {
    return Some.json(as, Map.of("quantity", 1)).header("If-Match", "*").put(path);
  }

  private static Response counted(UnaryOperator<RequestSpecification> by, String path) {
    return Some.json(by.apply(As.admin()), Map.of("quantity", 1, "reason", "counted")).post(path);
  }

  /** The policies affect nobody, so that they deny nothing. */
  private static void policies(Map<String, Write> writes) {
    writes.put(
        "createPolicy", by -> Some.json(by.apply(As.admin()), somePolicy()).post("/policies"));
    writes.put(
        "replacePolicy",
        by ->
            Some.json(by.apply(As.admin()), somePolicy())
                .header("If-Match", "*")
                .put("/policies/" + newPolicy()));
    writes.put(
        "patchPolicy",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"enabled\":false}")
                .patch("/policies/" + newPolicy()));
    writes.put(
        "deletePolicy",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/policies/" + newPolicy()));
  }

  private static Map<String, Object> somePolicy() {
    return Map.of(
        "name",
        Some.word("policy"),
        "target",
        "imports:run",
        "effect",
        "DENY_IF",
        "expression",
        "caller.id == 'nobody'");
  }

  static String newPolicy() {
    return Some.created(Some.json(As.admin(), somePolicy()).post("/policies"));
  }

  private static void customers(Map<String, Write> writes) {
    Map<String, Object> customer = Map.of("name", "Somebody");
    writes.put(
        "createCustomer", by -> Some.json(by.apply(As.admin()), customer).post("/customers"));
    writes.put(
        "replaceCustomer",
        by ->
            Some.json(by.apply(As.admin()), Map.of("name", "Somebody else"))
                .header("If-Match", "*")
                .put("/customers/" + newCustomer()));
    writes.put(
        "patchCustomer",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"name\":\"New\"}")
                .patch("/customers/" + newCustomer()));
    writes.put("archiveCustomer", by -> shelved(by, "/customers/" + newCustomer(), false));
    writes.put("restoreCustomer", by -> shelved(by, "/customers/" + newCustomer(), true));
    writes.put(
        "deleteCustomer",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/customers/" + newCustomer()));
  }

  /** Archives a resource, or restores an archived one. */
  private static Response shelved(
      UnaryOperator<RequestSpecification> by, String path, boolean restored) {
    if (!restored) {
      return by.apply(As.admin()).post(path + "/archive");
    }
    As.admin().post(path + "/archive").then().statusCode(200);
    return by.apply(As.admin()).post(path + "/restore");
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
          var changed = new HashMap<>(role);
          changed.put("description", "Another description");
          return Some.json(by.apply(As.admin()), changed)
              .header("If-Match", "*")
              .put("/roles/" + newRole(role));
        });
    writes.put(
        "patchRole",
        by ->
            Some.patch(by.apply(As.admin()), "*", "{\"description\":\"New\"}")
                .patch("/roles/" + newRole(role())));
    writes.put(
        "deleteRole",
        by -> by.apply(As.admin()).header("If-Match", "*").delete("/roles/" + newRole(role())));
    writes.put(
        "createUser",
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
        "impersonateUser",
        by ->
            Some.json(by.apply(As.admin()), Map.of("reason", "ticket"))
                .post("/users/" + TestAccount.with("user").id() + "/impersonation"));
    writes.put(
        "endSession",
        by ->
            by.apply(As.admin())
                .post("/sessions/" + fresh().get("/auth/me").path("sessionId") + "/end"));
    writes.put(
        "rotateSigningKeys",
        by -> Some.json(by.apply(As.admin()), Map.of()).post("/signing-keys/rotate"));
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
}
