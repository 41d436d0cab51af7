package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Authenticator;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.OpenTransaction;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Tests that rights that are revoked while a request waits or runs are not used when it continues.
 */
@IntegrationTest
class MeanwhileIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int ROWS_OF_A_BATCH = 1_000;

  private final SalesDesk desk = SalesDesk.shared();
  private final TestAccount manager = TestAccount.with("manager");

  /**
   * Makes a transition wait for the order's row, runs something meanwhile, and lets it continue.
   */
  private Response movedWhile(String order, Runnable meanwhile) throws Exception {
    try (var transaction = OpenTransaction.begin()) {
      transaction.execute("SELECT id FROM orders WHERE id = ? FOR UPDATE", UUID.fromString(order));
      var answer =
          CompletableFuture.supplyAsync(
              () ->
                  Some.json(manager.asks(), Map.of("to", "CONFIRMED"))
                      .post("/orders/" + order + "/transitions"));
      transaction.awaitAnotherThatIsBlocked();
      meanwhile.run();
      transaction.rollback();
      return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static final String PASSWORD = "bedloe-dev-password";

  private static String signedIn(TestAccount account) {
    return Authenticator.signIn(account, null).then().statusCode(200).extract().path("accessToken");
  }

  /**
   * Sends a request while a transaction that changes an account is open, runs something while the
   * request waits for it, and commits.
   */
  private static Response sentWhile(
      String change, TestAccount account, Runnable meanwhile, Supplier<Response> request)
      throws Exception {
    try (var transaction = OpenTransaction.begin()) {
      transaction.execute(change, UUID.fromString(account.id()));
      var answer = CompletableFuture.supplyAsync(request);
      transaction.awaitAnotherThatIsBlocked();
      meanwhile.run();
      transaction.commit();
      return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static long runningSessionsOf(TestAccount account) {
    return Database.shared()
        .number(
            "SELECT count(*) FROM sessions WHERE user_id = ? AND ended_at IS NULL",
            UUID.fromString(account.id()));
  }

  @Test
  void aSessionThatEndsWhileThePasswordIsShownAgainIsNotReplaced() throws Exception {
    var account = TestAccount.with("user");
    var token = signedIn(account);
    var answer =
        sentWhile(
            "UPDATE users SET password_hash = 'another' WHERE id = ?",
            account,
            () ->
                Database.shared()
                    .execute(
                        """
                        UPDATE sessions SET ended_at = now(), end_reason = 'PASSWORD_CHANGED'
                        WHERE user_id = ?""",
                        UUID.fromString(account.id())),
            () ->
                Some.json(As.bearer(token), Map.of("currentPassword", PASSWORD))
                    .post("/auth/reauthentication"));
    answer.then().statusCode(403);
    assertThat(runningSessionsOf(account)).isZero();
  }

  @Test
  void noKeyIsMadeInASessionThatEndsMeanwhile() throws Exception {
    var account = TestAccount.with("user");
    var token = signedIn(account);
    var answer =
        sentWhile(
            "UPDATE sessions SET ended_at = now(), end_reason = 'REVOKED' WHERE user_id = ?",
            account,
            () -> {},
            () ->
                Some.json(
                        As.bearer(token), Map.of("name", "ERP", "scopes", List.of("catalog:read")))
                    .post("/api-keys"));
    answer.then().statusCode(401);
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM api_keys WHERE user_id = ?",
                    UUID.fromString(account.id())))
        .isZero();
  }

  @Test
  void aRequestThatWaitedContinuesWhenNoRightWasRevoked() throws Exception {
    var order = desk.placed(desk.stocked(1).times(1));
    movedWhile(order, () -> {}).then().statusCode(200);
    assertThat(desk.status(order)).isEqualTo("CONFIRMED");
  }

  @Test
  void aRoleThatIsTakenAwayWhileARequestWaitsIsNotThereWhenItGoesOn() throws Exception {
    var order = desk.placed(desk.stocked(1).times(1));
    movedWhile(
            order,
            () ->
                Some.patch(As.admin(), "*", "{\"roles\":[\"user\"]}")
                    .patch("/users/" + manager.id())
                    .then()
                    .statusCode(200))
        .then()
        .statusCode(403)
        .body("type", endsWith("/forbidden"));
    assertThat(desk.status(order)).isEqualTo("PLACED");
  }

  @Test
  void aSessionThatEndsWhileARequestWaitsIsOverWhenItGoesOn() throws Exception {
    var order = desk.placed(desk.stocked(1).times(1));
    movedWhile(
            order,
            () ->
                As.admin().post("/users/" + manager.id() + "/sessions/end").then().statusCode(204))
        .then()
        .statusCode(401)
        .body("type", endsWith("/unauthenticated"));
    assertThat(desk.status(order)).isEqualTo("PLACED");
  }

  @Test
  void aSignInWithAPasswordThatIsChangedMeanwhileOpensNoSession() throws Exception {
    sentWhile(
            "UPDATE users SET password_hash = 'another' WHERE id = ?",
            manager,
            () -> {},
            () ->
                Some.json(As.nobody(), Map.of("email", manager.email(), "password", PASSWORD))
                    .post("/auth/login"))
        .then()
        .statusCode(401)
        .body("type", endsWith("/wrong-credentials"));
    assertThat(
            Database.shared()
                .number(
                    "SELECT count(*) FROM sessions WHERE user_id = ?",
                    UUID.fromString(manager.id())))
        .isZero();
  }

  /**
   * An upload with an API key of the manager that is in progress: a batch of its rows is staged.
   */
  private static final class Upload {
    private final String sku = Some.word("UP");
    private final HttpURLConnection connection;
    private final OutputStream body;

    Upload(String key) throws IOException {
      var address =
          BedloeServer.shared().uri().resolve("/api/v1/imports?kind=products&currency=GBP");
      connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "text/csv");
      connection.setRequestProperty("X-API-Key", key);
      connection.setChunkedStreamingMode(1 << 14);
      connection.setDoOutput(true);
      body = connection.getOutputStream();
      write("sku,name,price\n");
      for (int i = 0; i < 2 * ROWS_OF_A_BATCH; i++) {
        write(sku + "-" + i + ",Thing,1.00\n");
      }
      body.flush();
      await("a batch of rows is staged").atMost(SOON).until(() -> staged() >= ROWS_OF_A_BATCH);
    }

    private void write(String text) throws IOException {
      body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private long staged() {
      return Database.shared()
          .number("SELECT count(*) FROM import_rows WHERE sku LIKE ?", sku + "-%");
    }

    int finished() throws IOException {
      write(sku + "-last,Thing,1.00\n");
      body.close();
      return connection.getResponseCode();
    }

    long imported() {
      return Database.shared().number("SELECT count(*) FROM products WHERE sku LIKE ?", sku + "-%");
    }
  }

  private Response key() {
    return Some.json(
            manager.asks(),
            Map.of("name", "ERP", "scopes", List.of("imports:run", "catalog:write")))
        .post("/api-keys");
  }

  @Test
  void aKeyThatIsRevokedWhileAFileIsSentImportsNothing() throws Exception {
    var key = key();
    var upload = new Upload(key.path("key"));
    manager.asks().post("/api-keys/" + key.path("id") + "/revoke").then().statusCode(200);
    assertThat(upload.finished()).isEqualTo(401);
    assertThat(upload.imported()).isZero();
    As.manager()
        .queryParam("sku[contains]", upload.sku)
        .get("/products")
        .then()
        .body("items", equalTo(List.of()));
  }

  @Test
  void aFileIsImportedWhenItsKeyIsNotRevoked() throws Exception {
    var upload = new Upload(key().path("key"));
    assertThat(upload.finished()).isEqualTo(200);
    assertThat(upload.imported()).isEqualTo(2 * ROWS_OF_A_BATCH + 1);
  }
}
