package io.bedloe.it.identity.audit;

import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.ExternalLogout;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.identity.audit.WriteOperations.Write;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The write operations of linked identities. */
final class IdentityWrites {

  private IdentityWrites() {}

  static void addTo(Map<String, Write> writes) {
    writes.put(
        "beginLinking",
        by ->
            Some.json(
                    by.apply(WriteOperations.fresh()),
                    Map.of("currentPassword", "bedloe-dev-password"))
                .post("/auth/identities/club"));
    writes.put(
        "linkIdentityOfUser",
        by ->
            Some.json(by.apply(As.admin()), Map.of("provider", "corp", "subject", Some.word("S")))
                .post("/users/" + TestAccount.with("user").id() + "/identities"));
    writes.put(
        "logoutAtProvider",
        by -> by.apply(WriteOperations.fresh()).post("/auth/logout-at-provider"));
    writes.put("backchannelLogout", IdentityWrites::loggedOut);
    writes.put(
        "unlinkIdentity",
        by -> {
          var account = TestAccount.with("user");
          var id = UUID.randomUUID();
          Database.shared()
              .execute(
                  """
                  INSERT INTO user_identities (id, issuer, subject, user_id, provider, linked_at)
                  VALUES (?, 'https://audit.example', ?, ?::uuid, 'club', now())""",
                  id,
                  Some.word("S"),
                  account.id());
          return by.apply(account.asks()).header("If-Match", "*").delete("/auth/identities/" + id);
        });
  }

  /** A logout token ends a session that a provider has opened. */
  private static Response loggedOut(UnaryOperator<RequestSpecification> by) {
    String session = WriteOperations.fresh().get("/auth/me").path("sessionId");
    var subject = Some.word("S");
    Database.shared()
        .execute(
            """
            INSERT INTO external_sessions (session_id, provider, issuer, subject, id_token, checked_at)
            VALUES (?::uuid, 'corp', ?, ?, '', now())""",
            session,
            BedloeServer.externalIssuer().issuer("corp"),
            subject);
    return by.apply(As.nobody())
        .formParam("logout_token", ExternalLogout.token(subject))
        .post("/auth/oidc/corp/backchannel-logout");
  }
}
