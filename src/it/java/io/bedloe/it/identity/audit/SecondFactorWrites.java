package io.bedloe.it.identity.audit;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.identity.audit.WriteOperations.Write;
import java.time.Instant;
import java.util.Map;

/** The write operations of second factors. */
final class SecondFactorWrites {

  private static final String PATH = "/auth/second-factor";

  private SecondFactorWrites() {}

  static void addTo(Map<String, Write> writes) {
    writes.put(
        "beginSecondFactor",
        by ->
            Some.json(
                    by.apply(WriteOperations.fresh()),
                    Map.of("currentPassword", "bedloe-dev-password"))
                .post(PATH));
    writes.put(
        "confirmSecondFactor",
        by -> {
          String token = Authenticator.signIn(TestAccount.with("user"), null).path("accessToken");
          var code = Authenticator.codeOf(Authenticator.begun(token), Instant.now());
          return Some.json(by.apply(As.bearer(token)), Map.of("code", code))
              .post(PATH + "/confirm");
        });
    writes.put(
        "reauthenticate",
        by ->
            Some.json(
                    by.apply(WriteOperations.fresh()),
                    Map.of("currentPassword", "bedloe-dev-password"))
                .post("/auth/reauthentication"));
    writes.put("verifySecondFactor", by -> withCode(by, "/verify"));
    writes.put("renewRecoveryCodes", by -> withCode(by, "/recovery-codes"));
    writes.put("removeSecondFactor", by -> withCode(by, "/remove"));
    writes.put(
        "resetSecondFactor",
        by -> {
          var account = TestAccount.with("user");
          Authenticator.of(account);
          return by.apply(As.admin()).post("/users/" + account.id() + "/second-factor/remove");
        });
  }

  private static io.restassured.response.Response withCode(
      java.util.function.UnaryOperator<io.restassured.specification.RequestSpecification> by,
      String path) {
    var app = Authenticator.of(TestAccount.with("user"));
    return Some.json(by.apply(As.bearer(app.accessToken())), Map.of("code", app.code()))
        .post(PATH + path);
  }
}
