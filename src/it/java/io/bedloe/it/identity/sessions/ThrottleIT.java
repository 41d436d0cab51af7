package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bedloe.it.Database;
import io.bedloe.it.FromAddress;
import io.bedloe.it.IntegrationTest;
import io.bedloe.it.Mailbox;
import io.bedloe.it.Some;
import io.bedloe.it.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that guessing is delayed for the attacker, behind a proxy too, and not for the owner. */
@IntegrationTest
class ThrottleIT {

  private static final String PASSWORD = "bedloe-dev-password";
  private static final String COOKIE = "__Host-bedloe-device";
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private final TestAccount account = TestAccount.with("user");

  /** Returns an unused client address behind the trusted proxy. */
  private static String newClient() {
    int number = CLIENTS.incrementAndGet();
    return "198.18.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  private static Response signIn(RequestSpecification from, String email, String password) {
    return Some.json(from, Map.of("email", email, "password", password)).post("/auth/login");
  }

  private Response signIn(RequestSpecification from, String password) {
    return signIn(from, account.email(), password);
  }

  private void guessFiveTimes(String client) {
    guessFiveTimes(() -> FromAddress.client(client), account.email());
  }

  private static void guessFiveTimes(Supplier<RequestSpecification> from, String email) {
    for (int i = 0; i < 5; i++) {
      signIn(from.get(), email, "a wrong password").then().statusCode(401);
    }
    delaysLast();
  }

  /** Extends the current delays, so that they last until the next request on a slow machine. */
  private static void delaysLast() {
    Database.shared()
        .execute(
            """
            UPDATE sign_in_tries SET blocked_until = now() + interval '1 minute'
            WHERE blocked_until > now() - interval '1 minute'""");
  }

  @BeforeEach
  @AfterEach
  void nobodyHasTriedYet() {
    Mailbox.forgetTries();
  }

  private static void delayed(Response answer) {
    answer
        .then()
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/sign-in-delayed"));
  }

  @Test
  void aStrangerAtAnotherAddressDoesNotLockTheOwnerOut() {
    guessFiveTimes(() -> FromAddress.connection("127.0.0.2"), account.email());
    delayed(signIn(FromAddress.connection("127.0.0.2"), PASSWORD));
    signIn(FromAddress.connection("127.0.0.3"), PASSWORD).then().statusCode(200);
  }

  @Test
  void aStrangerBehindTheSameProxyDoesNotLockTheOwnerOut() {
    var stranger = newClient();
    guessFiveTimes(stranger);
    delayed(signIn(FromAddress.client(stranger), PASSWORD));
    signIn(FromAddress.client(newClient()), PASSWORD).then().statusCode(200);
  }

  @Test
  void nobodyGetsFurtherTriesByNamingOtherAddresses() {
    var stranger = newClient();
    guessFiveTimes(stranger);
    delayed(signIn(FromAddress.client(newClient() + ", " + stranger), PASSWORD));
    Supplier<RequestSpecification> forged =
        () -> FromAddress.connection("127.0.0.4").header("X-Forwarded-For", newClient());
    guessFiveTimes(forged, account.email());
    delayed(signIn(forged.get(), PASSWORD));
  }

  @Test
  void theAddressesOfAnIpv6NetworkCountAsOne() {
    guessFiveTimes(
        () -> FromAddress.client("2001:db8:7:1::" + CLIENTS.incrementAndGet()), account.email());
    delayed(signIn(FromAddress.client("2001:db8:7:1:ffff::6"), PASSWORD));
    signIn(FromAddress.client("2001:db8:7:2::1"), PASSWORD).then().statusCode(200);
  }

  @Test
  void aDeviceThatHasSignedInIsNotBlockedByStrangersAtItsAddress() {
    var shared = newClient();
    var cookie = signIn(FromAddress.client(shared), PASSWORD).getDetailedCookie(COOKIE);
    assertThat(cookie.isSecured()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
    guessFiveTimes(shared);
    delayed(signIn(FromAddress.client(shared), PASSWORD));
    delayed(
        signIn(
            FromAddress.client(shared).header("Cookie", COOKIE + "=AAAAAAAAAAAAAAAAAAAAAA"),
            PASSWORD));
    var own = COOKIE + "=" + cookie.getValue();
    signIn(FromAddress.client(shared).header("Cookie", own), PASSWORD).then().statusCode(200);
    // The cookie is valid for this account only.
    var other = TestAccount.with("user");
    guessFiveTimes(() -> FromAddress.client(shared).header("Cookie", own), other.email());
    delayed(signIn(FromAddress.client(shared).header("Cookie", own), other.email(), PASSWORD));
  }

  @Test
  void guessesFromADeviceThatHasSignedInAreSlowedDownToo() {
    var client = newClient();
    var cookie = COOKIE + "=" + signIn(FromAddress.client(client), PASSWORD).cookie(COOKIE);
    guessFiveTimes(() -> FromAddress.client(newClient()).header("Cookie", cookie), account.email());
    delayed(signIn(FromAddress.client(newClient()).header("Cookie", cookie), PASSWORD));
  }

  @Test
  void manyAddressesTogetherAreSlowedDownAndAnAddressThatHasSignedInIsNot() {
    var home = newClient();
    signIn(FromAddress.client(home), PASSWORD).then().statusCode(200);
    for (int i = 0; i < 20; i++) {
      signIn(FromAddress.client(newClient()), "a wrong password").then().statusCode(401);
    }
    delaysLast();
    delayed(signIn(FromAddress.client(newClient()), PASSWORD));
    signIn(FromAddress.client(home), PASSWORD).then().statusCode(200);
  }

  @Test
  void aHundredInvalidTokensDelayOnlyTheirClientAddress() {
    var stranger = newClient();
    for (int i = 0; i < 100; i++) {
      verify(stranger);
    }
    delaysLast();
    verify(stranger).then().statusCode(429);
    verify(newClient()).then().statusCode(400);
    signIn(FromAddress.client(stranger), PASSWORD).then().statusCode(200);
  }

  private static Response verify(String client) {
    return Some.json(
            FromAddress.client(client),
            Map.of("token", "x".repeat(43), "password", "quite a long password"))
        .post("/auth/verify-email");
  }

  /** PostgreSQL's lower() maps \u0130 to i, so that each spelling is the same account. */
  @Test
  void spellingsOfOneAddressAreOneCounter() {
    var email = "iiiii" + account.email();
    Database.shared()
        .execute("UPDATE users SET email = ? WHERE id = ?", email, UUID.fromString(account.id()));
    assertThat(Database.shared().number("SELECT count(*) WHERE lower('\u0130') = 'i'")).isOne();
    var client = newClient();
    for (int i = 0; i < 5; i++) {
      var spelling = email.substring(0, i) + '\u0130' + email.substring(i + 1);
      signIn(FromAddress.client(client), spelling, "a wrong password").then().statusCode(401);
    }
    delaysLast();
    delayed(signIn(FromAddress.client(client), email, PASSWORD));
  }
}
