package io.bedloe.it.identity.sessions;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** The tokens of a session of a test account. */
record OpenedSession(String access, String refresh) {

  private static final String PASSWORD = "bedloe-dev-password";

  static OpenedSession of(Response answer) {
    answer.then().statusCode(200);
    return new OpenedSession(answer.path("accessToken"), answer.path("refreshToken"));
  }

  static OpenedSession signIn(TestAccount account) {
    return of(
        Some.json(As.nobody(), Map.of("email", account.email(), "password", PASSWORD))
            .post("/auth/login"));
  }

  Response me() {
    return As.bearer(access).get("/auth/me");
  }

  Response refreshed() {
    return refresh(refresh);
  }

  static Response refresh(String token) {
    return Some.json(As.nobody(), Map.of("refreshToken", token)).post("/auth/refresh");
  }

  /** Returns the reason for which the oldest session of an account was ended. */
  static String endReason(TestAccount account) {
    return Database.shared()
        .list(
            row -> String.valueOf(row.getString(1)),
            "SELECT end_reason FROM sessions WHERE user_id = ? ORDER BY created_at",
            UUID.fromString(account.id()))
        .get(0);
  }
}
