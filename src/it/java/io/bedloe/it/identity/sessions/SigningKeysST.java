package io.bedloe.it.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.it.As;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests that keys rotate on schedule and on request, without invalidating a running token on either
 * server.
 */
@SystemTest
class SigningKeysST {

  /** The timer runs every ten seconds. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final BedloeServer HERE = BedloeServer.onOwnDatabase();
  private static final BedloeServer THERE = BedloeServer.besides(HERE);

  @BeforeAll
  static void start() {
    HERE.start();
    THERE.start();
  }

  @AfterAll
  static void stop() {
    THERE.close();
    HERE.close();
  }

  private static Response signIn(BedloeServer server) {
    return Some.json(
            server.as().withoutToken(),
            Map.of("email", "admin@bedloe.example", "password", "bedloe-dev-password"))
        .post("/auth/login");
  }

  private static String token(BedloeServer server) {
    return signIn(server).path("accessToken");
  }

  private static String keyOf(String token) throws ParseException {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  private static List<String> published(BedloeServer server) throws ParseException {
    var set = RestAssured.given().get(server.uri().resolve("/.well-known/jwks.json")).asString();
    return JWKSet.parse(set).getKeys().stream().map(JWK::getKeyID).toList();
  }

  private static int me(As as, String token) {
    return as.withToken(token).get("/auth/me").statusCode();
  }

  private static String rotated(String token, boolean withdraw) {
    return Some.json(HERE.as().withToken(token), Map.of("withdrawOthers", withdraw))
        .post("/signing-keys/rotate")
        .then()
        .statusCode(200)
        .extract()
        .path("kid");
  }

  @Test
  void aNewKeySignsAtOnceAndRunningTokensStayGoodOnEveryServer() throws Exception {
    var before = token(HERE);
    var key = rotated(before, false);
    var after = token(THERE);
    assertThat(keyOf(after)).isEqualTo(key).isNotEqualTo(keyOf(before));
    assertThat(published(THERE)).contains(key, keyOf(before));
    for (var server : List.of(HERE, THERE)) {
      assertThat(me(server.as(), before)).isEqualTo(200);
      assertThat(me(server.as(), after)).isEqualTo(200);
    }
    assertThat(HERE.as().withToken(after).get("/signing-keys").<List<String>>path("items.kid"))
        .contains(key, keyOf(before));
  }

  @Test
  void whenItsTimeHasComeAKeyIsPublishedBeforeItSigns() throws Exception {
    var before = token(HERE);
    HERE.database().execute("UPDATE signing_keys SET signs_from = signs_from - interval '90 days'");
    await("a new key is published")
        .atMost(SOON)
        .until(() -> published(THERE).stream().anyMatch(kid -> isNew(kid)));
    assertThat(keyOf(token(THERE))).isEqualTo(keyOf(before));
    HERE.database().execute("UPDATE signing_keys SET signs_from = now() WHERE signs_from > now()");
    var after = token(HERE);
    assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
    assertThat(me(THERE.as(), after)).isEqualTo(200);
    assertThat(me(THERE.as(), before)).isEqualTo(200);
  }

  private static boolean isNew(String kid) {
    return HERE.database()
            .number("SELECT count(*) FROM signing_keys WHERE kid = ? AND signs_from > now()", kid)
        > 0;
  }

  @Test
  void tokensOfAWithdrawnKeyAreRefusedAndARefreshSucceeds() throws Exception {
    var in = signIn(THERE);
    String before = in.path("accessToken");
    assertThat(me(HERE.as(), before)).isEqualTo(200);
    assertThat(me(THERE.as(), before)).isEqualTo(200);
    var key = rotated(before, true);
    assertThat(me(HERE.as(), before)).isEqualTo(401);
    await("the withdrawn key is refused by the other server")
        .atMost(SOON)
        .until(() -> me(THERE.as(), before) == 401);
    assertThat(published(THERE)).containsExactly(key);
    String after =
        Some.json(
                THERE.as().withoutToken(), Map.of("refreshToken", in.<String>path("refreshToken")))
            .post("/auth/refresh")
            .path("accessToken");
    assertThat(keyOf(after)).isEqualTo(key);
    assertThat(me(HERE.as(), after)).isEqualTo(200);
  }

  @Test
  void aKeyIsDeletedAfterItsTokensHaveExpired() throws Exception {
    var old = keyOf(token(HERE));
    HERE.database().execute("UPDATE signing_keys SET signs_from = signs_from - interval '3 hours'");
    rotated(token(HERE), false);
    HERE.database()
        .execute("UPDATE signing_keys SET signs_from = signs_from - interval '2 hours 1 minute'");
    await("the old key is no longer published")
        .atMost(SOON)
        .until(() -> !published(HERE).contains(old));
    assertThat(me(THERE.as(), token(THERE))).isEqualTo(200);
  }
}
