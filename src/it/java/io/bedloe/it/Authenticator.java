package io.bedloe.it;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** An authenticator app of an account: it stores the secret and computes codes. */
public final class Authenticator {

  private static final String PASSWORD = "bedloe-dev-password";
  private static final int BYTES = 20;

  private final TestAccount account;
  private final SecretKeySpec key;
  private final List<String> recoveryCodes;
  private final String accessToken;

  private Authenticator(
      TestAccount account, SecretKeySpec key, List<String> recoveryCodes, String accessToken) {
    this.account = account;
    this.key = key;
    this.recoveryCodes = recoveryCodes;
    this.accessToken = accessToken;
  }

  /** Sets a second factor up for an account, in a session of its own. */
  public static Authenticator of(TestAccount account) {
    var token = token(account);
    var key = begun(token);
    var confirmed = confirm(token, codeOf(key, Instant.now()));
    confirmed.then().statusCode(200);
    return new Authenticator(
        account, key, confirmed.path("recoveryCodes"), confirmed.path("tokens.accessToken"));
  }

  public static SecretKeySpec begun(String token) {
    String secret = begin(token, PASSWORD).then().statusCode(200).extract().path("secret");
    return keyOf(secret);
  }

  /** The key that an app makes of the secret that it is shown. */
  public static SecretKeySpec keyOf(String base32) {
    return new SecretKeySpec(bytes(base32), "HmacSHA1");
  }

  public static Response begin(String token, @Nullable String password) {
    var body = new HashMap<String, Object>();
    if (password != null) {
      body.put("currentPassword", password);
    }
    return Some.json(As.bearer(token), body).post("/auth/second-factor");
  }

  public static Response confirm(String token, String code) {
    return Some.json(As.bearer(token), Map.of("code", code)).post("/auth/second-factor/confirm");
  }

  public static Response signIn(TestAccount account, @Nullable String code) {
    var body = new HashMap<String, Object>();
    body.put("email", account.email());
    body.put("password", PASSWORD);
    if (code != null) {
      body.put("code", code);
    }
    return Some.json(As.nobody(), body).post("/auth/login");
  }

  /** Signs an account without a second factor in; returns the access token. */
  public static String token(TestAccount account) {
    return signIn(account, null).then().statusCode(200).extract().path("accessToken");
  }

  /** Proves the second factor in a session. */
  public static Response show(String token, String code) {
    return Some.json(As.bearer(token), Map.of("code", code)).post("/auth/second-factor/verify");
  }

  public static Response refresh(String token) {
    return Some.json(As.nobody(), Map.of("refreshToken", token)).post("/auth/refresh");
  }

  /** Checks that a sign-in with a wrong code is a failed authentication (RFC 9110, 15.5.2). */
  public static void assertWrongCode(Response answer) {
    answer
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", notNullValue())
        .body("type", endsWith("/second-factor-required"))
        .body("errors.pointer", contains("/code"))
        .body("errors.code", contains("second-factor-invalid"));
  }

  /** Returns the current code, and resets the time step of the last accepted one. */
  public String code() {
    Database.shared()
        .execute(
            "UPDATE second_factors SET last_step = 0 WHERE user_id = ?",
            UUID.fromString(account.id()));
    return codeOf(key, Instant.now());
  }

  public String codeOf(Instant moment) {
    return codeOf(key, moment);
  }

  public List<String> recoveryCodes() {
    return recoveryCodes;
  }

  /** Returns the token of the session in which the factor was set up. */
  public String accessToken() {
    return accessToken;
  }

  public static String codeOf(SecretKeySpec key, Instant moment) {
    try {
      return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, moment);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Decodes Base32 with the digits that Java uses for it. */
  private static byte[] bytes(String base32) {
    var digits = new StringBuilder();
    base32
        .chars()
        .map(letter -> letter >= 'A' ? letter - 'A' : letter - '2' + 26)
        .forEach(value -> digits.append(Character.forDigit(value, 32)));
    var bytes = new BigInteger(digits.toString(), 32).toByteArray();
    var padded = new byte[BYTES];
    int length = Math.min(bytes.length, BYTES);
    System.arraycopy(bytes, bytes.length - length, padded, BYTES - length, length);
    return padded;
  }
}
