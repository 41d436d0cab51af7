package io.bedloe.it;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An account for one test on the shared server, with the password of the demo accounts. All tests
 * share the demo accounts, so that a change of one is visible to all.
 */
public record TestAccount(String id, String email) {

  /** Creates an account with these roles, or with none. */
  public static TestAccount with(String... roles) {
    var id = UUID.randomUUID();
    var email = Some.word("x").toLowerCase(java.util.Locale.ROOT) + "@bedloe.example";
    var database = Database.shared();
    database.execute(
        """
        INSERT INTO users (id, email, name, password_hash, enabled, created_at)
        SELECT ?, ?, 'Somebody', password_hash, TRUE, now() FROM users
        WHERE email = 'user@bedloe.example'""",
        id,
        email);
    for (var role : List.of(roles)) {
      database.execute("INSERT INTO user_roles (user_id, role) VALUES (?, ?)", id, role);
    }
    return new TestAccount(id.toString(), email);
  }

  /** A new account with the id of the new customer that is linked to it. */
  public record Linked(TestAccount account, String customerId) {}

  public static Linked linkedToACustomer() {
    var account = with("user");
    var customer = Map.of("name", "Of " + account.email(), "accountId", account.id());
    return new Linked(account, Some.created(Some.json(As.manager(), customer).post("/customers")));
  }

  /** Returns requests of this account. */
  public io.restassured.specification.RequestSpecification asks() {
    return BedloeServer.shared().as().theAccount(email);
  }
}
