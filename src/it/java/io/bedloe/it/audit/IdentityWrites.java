package io.bedloe.it.audit;

import io.bedloe.it.Database;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.bedloe.it.audit.WriteOperations.Write;
import java.util.Map;
import java.util.UUID;

/** The write operations on who one is elsewhere. */
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
}
