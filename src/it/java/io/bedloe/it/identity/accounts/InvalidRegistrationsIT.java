package io.bedloe.it.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.As;
import io.bedloe.it.Database;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests registrations with invalid input. */
@IntegrationTest
class InvalidRegistrationsIT {

  private static final String PASSWORD = "a long enough password";

  private final String email = Mailbox.fresh().address();

  @BeforeEach
  void nobodyHasTriedTooOften() {
    Mailbox.forgetTries();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"roles\":[\"admin\"]",
        "\"id\":\"0190a5a0-0000-7000-8000-000000000000\"",
        "\"createdAt\":\"2026-01-01T00:00:00Z\"",
        "\"enabled\":true",
        "\"name\":\"Ann\\r\\nBcc: x@example.com\"",
        "\"name\":\"Ann\\u2028Bcc: x@example.com\"",
        "\"name\":\" \"",
      })
  void anInvalidRegistrationIsRefused(String more) {
    var body = "{\"email\":\"%s\",\"password\":\"%s\",%s}".formatted(email, PASSWORD, more);
    As.nobody()
        .contentType("application/json")
        .body(body)
        .post("/auth/register")
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "x@example.com\\r\\nBcc: y@example.com",
        "x@example.com\\nBcc: y@example.com",
        "x@example.com,y@example.com",
        "\\\"a b\\\"@example.com",
        "x\\u0000@example.com",
        "x\\u2028@example.com",
        "jörg@example.com",
        "<x@example.com>",
      })
  void anAddressThatIsNotOnePlainAddressIsRefused(String address) {
    var before = Database.shared().number("SELECT count(*) FROM registrations");
    As.nobody()
        .contentType("application/json")
        .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, PASSWORD))
        .post("/auth/register")
        .then()
        .statusCode(400);
    assertThat(Database.shared().number("SELECT count(*) FROM registrations")).isEqualTo(before);
  }

  @Test
  void aRegistrationWithAnInvalidPasswordIsRefused() {
    for (var wrong : List.of("elevenchars", "passwordpassword", email)) {
      Some.json(As.nobody(), Map.of("email", email, "password", wrong))
          .post("/auth/register")
          .then()
          .statusCode(400)
          .body("type", equalTo("/problems/invalid-password"))
          .body("errors[0].pointer", equalTo("/password"));
    }
  }
}
