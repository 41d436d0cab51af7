package io.bedloe.it;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Creates what must exist before the API accepts the example of an operation. */
final class ExampleNeeds {

  private static final SalesDesk DESK = SalesDesk.shared();

  /**
   * The map is keyed by the operation's id. An operation that is not listed accepts its example
   * unchanged.
   */
  private static final Map<String, UnaryOperator<ExampleRequest>> BY_OPERATION =
      Map.ofEntries(
          entry("createProduct", request -> request.unique("sku", "externalReference")),
          entry("replaceProduct", ExampleNeeds::product),
          entry("patchProduct", ExampleNeeds::product),
          entry("createCustomer", request -> request.unique("externalReference")),
          entry("replaceCustomer", ExampleNeeds::customer),
          entry("patchCustomer", ExampleNeeds::customer),
          entry("receiveStock", request -> request.at(DESK.stocked(5).id())),
          entry("adjustStock", request -> request.at(DESK.stocked(5).id())),
          entry("replaceReorderPoint", request -> request.at(DESK.stocked(5).id())),
          entry("importFile", request -> request.query("kind", "products")),
          entry("placeOrder", ExampleNeeds::order),
          entry("moveOrder", request -> request.at(DESK.placed(DESK.stocked(5).times(1)))),
          entry("createPolicy", request -> request.unique("name")),
          entry("replacePolicy", request -> request.at(policy()).unique("name")),
          entry("patchPolicy", request -> request.at(policy()).unique("name")),
          entry("dryRunPolicy", request -> request.at(policy())),
          entry("createRole", request -> request.unique("name")),
          entry("replaceRole", ExampleNeeds::role),
          entry("patchRole", ExampleNeeds::role),
          entry("rotateApiKey", request -> request.at(key())),
          entry("requestExport", request -> request.as(TestAccount.with("manager").asks())),
          entry("createWebhook", request -> request.as(TestAccount.with("manager").asks())),
          entry("patchWebhook", ExampleNeeds::webhook),
          entry("rotateWebhookSecret", ExampleNeeds::webhook),
          entry("replayWebhookEvents", ExampleNeeds::webhook),
          entry("replaceDeadLetterPayload", request -> request.at(DeadJobs.add())),
          entry("discardDeadLetter", request -> request.at(DeadJobs.add())),
          entry("createUser", request -> request.unique("email")),
          entry("inviteUser", request -> request.unique("email")),
          entry("patchUser", request -> request.at(user().id()).unique("email")),
          entry("linkIdentityOfUser", request -> request.at(user().id()).unique("subject")),
          entry("impersonateUser", request -> request.at(user().id())),
          entry("login", request -> request.with("email", person(request.text("password")))),
          entry("refresh", ExampleNeeds::session),
          entry("changePassword", ExampleNeeds::ownPassword),
          entry("reauthenticate", ExampleNeeds::ownPassword),
          entry("beginSecondFactor", ExampleNeeds::ownPassword),
          entry("beginLinking", request -> ownPassword(request).at("club")),
          entry("confirmSecondFactor", ExampleNeeds::firstCode),
          entry("verifySecondFactor", ExampleNeeds::code),
          entry("renewRecoveryCodes", ExampleNeeds::code),
          entry("removeSecondFactor", ExampleNeeds::code),
          entry("verifyEmail", ExampleNeeds::verification),
          entry("resetPassword", ExampleNeeds::reset),
          entry("acceptInvitation", ExampleNeeds::invitation),
          entry("backchannelLogout", ExampleNeeds::endOfASessionElsewhere));

  private ExampleNeeds() {}

  static Iterable<String> operations() {
    return BY_OPERATION.keySet();
  }

  static ExampleRequest metFor(ExampleRequest request) {
    return BY_OPERATION
        .getOrDefault(request.operation().id(), UnaryOperator.identity())
        .apply(request);
  }

  private static ExampleRequest product(ExampleRequest request) {
    return request.at(Some.productId()).unique("sku", "externalReference");
  }

  private static ExampleRequest customer(ExampleRequest request) {
    var customer = Some.json(As.admin(), Map.of("name", "Somebody")).post("/customers");
    return request.at(Some.created(customer)).unique("externalReference");
  }

  private static ExampleRequest order(ExampleRequest request) {
    return request.unique("externalReference").withLine("sku", DESK.stocked(100).sku());
  }

  /** A role cannot be renamed. */
  private static ExampleRequest role(ExampleRequest request) {
    var name = Some.role();
    var id = As.admin().queryParam("name", name).get("/roles").<String>path("items[0].id");
    return request.at(id).with("name", name);
  }

  private static String policy() {
    Map<String, Object> policy =
        Map.of(
            "name", Some.word("policy"),
            "target", "imports:run",
            "effect", "DENY_IF",
            "expression", "caller.id == 'nobody'");
    return Some.created(Some.json(As.admin(), policy).post("/policies"));
  }

  private static String key() {
    Map<String, Object> key = Map.of("name", "ERP", "scopes", List.of("catalog:read"));
    return Some.created(Some.json(As.admin(), key).post("/api-keys"));
  }

  private static ExampleRequest webhook(ExampleRequest request) {
    var account = TestAccount.with("manager");
    var webhook =
        Map.of("url", "https://erp.example/", "types", List.of("io.bedloe.role.deleted.v1"));
    return request
        .as(account.asks())
        .at(Some.created(Some.json(account.asks(), webhook).post("/webhooks")));
  }

  private static TestAccount user() {
    return TestAccount.with("user");
  }

  /** Returns the address of a new account with a password. */
  private static String person(String password) {
    var email = Mailbox.fresh().address();
    var roles = List.of("user");
    Some.created(
        Some.json(
                As.admin(),
                Map.of("email", email, "name", "Jane Doe", "password", password, "roles", roles))
            .post("/users"));
    return email;
  }

  private static ExampleRequest ownPassword(ExampleRequest request) {
    var password = request.text("currentPassword");
    String token =
        Some.json(As.nobody(), Map.of("email", person(password), "password", password))
            .post("/auth/login")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    return request.as(As.bearer(token));
  }

  private static ExampleRequest session(ExampleRequest request) {
    return request.with("refreshToken", Authenticator.signIn(user(), null).path("refreshToken"));
  }

  private static ExampleRequest firstCode(ExampleRequest request) {
    String token = Authenticator.signIn(user(), null).path("accessToken");
    var code = Authenticator.codeOf(Authenticator.begun(token), Instant.now());
    return request.as(As.bearer(token)).with("code", code);
  }

  private static ExampleRequest code(ExampleRequest request) {
    var app = Authenticator.of(user());
    return request.as(As.bearer(app.accessToken())).with("code", app.code());
  }

  private static ExampleRequest verification(ExampleRequest request) {
    var mailbox = Mailbox.fresh();
    var account = new HashMap<String, Object>();
    account.put("email", mailbox.address());
    account.put("password", request.text("password"));
    Some.json(As.nobody(), account).post("/auth/register").then().statusCode(202);
    return request.with("token", mailbox.token("Verify your e-mail address"));
  }

  private static ExampleRequest reset(ExampleRequest request) {
    var mailbox = Mailbox.of(user().email());
    Some.json(As.nobody(), Map.of("email", mailbox.address()))
        .post("/auth/forgot-password")
        .then()
        .statusCode(202);
    return request.with("token", mailbox.token("Reset a password"));
  }

  private static ExampleRequest invitation(ExampleRequest request) {
    var mailbox = Mailbox.fresh();
    Some.created(
        Some.json(As.admin(), Map.of("email", mailbox.address(), "roles", List.of("user")))
            .post("/users/invitations"));
    return request.with("token", mailbox.token("You are invited"));
  }

  private static ExampleRequest endOfASessionElsewhere(ExampleRequest request) {
    var subject = Some.word("S");
    String session =
        As.bearer(Authenticator.signIn(user(), null).path("accessToken"))
            .get("/auth/me")
            .path("sessionId");
    Database.shared()
        .execute(
            """
            INSERT INTO external_sessions (session_id, provider, issuer, subject, id_token, checked_at)
            VALUES (?, 'corp', ?, ?, '', now())""",
            UUID.fromString(session),
            BedloeServer.externalIssuer().issuer("corp"),
            subject);
    return request.at("corp").with("logout_token", ExternalLogout.token(subject));
  }
}
