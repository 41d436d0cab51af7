package io.bedloe.it.messaging;

import io.bedloe.it.As;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import java.util.Map;

/** Sessions that one test alone uses, and may end. */
final class Sessions {

  private static final String DEMO_PASSWORD = "bedloe-dev-password";

  private Sessions() {}

  /** Signs in and returns the access token. */
  static String token(TestAccount account) {
    return Some.json(As.nobody(), Map.of("email", account.email(), "password", DEMO_PASSWORD))
        .post("/auth/login")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getString("accessToken");
  }

  /** Requests a ticket for a socket. */
  static String ticket(String token) {
    return As.bearer(token)
        .post("/realtime/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }
}
