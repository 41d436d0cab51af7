package io.bedloe.it;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.LogConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.mapper.ObjectMapperType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/**
 * Requests below {@code /api/v1}, with or without authentication. The static methods call the
 * shared server; {@link BedloeServer#as} calls another one.
 *
 * <pre>{@code
 * As.manager().get("/products").then().statusCode(200);
 * }</pre>
 */
public final class As {
  /**
   * MicroShed configures REST Assured with a JSON mapper whose API is not on this class path. A
   * failed check prints the request and the response.
   */
  static final RestAssuredConfig JSON =
      RestAssured.config()
          .logConfig(
              LogConfig.logConfig()
                  .enableLoggingOfRequestAndResponseIfValidationFails()
                  // Every exchange is buffered as text until its check has passed.
                  .enablePrettyPrinting(false))
          .objectMapperConfig(new ObjectMapperConfig(ObjectMapperType.JACKSON_2))
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .defaultContentCharset("UTF-8")
                  // Otherwise text/csv declares a character set that the test did not.
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private static final String BASE_PATH = "/api/v1";

  private final URI server;
  private final Tokens tokens;

  As(URI server, Tokens tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  public static RequestSpecification admin() {
    return BedloeServer.shared().as().theAdmin();
  }

  public static RequestSpecification manager() {
    return BedloeServer.shared().as().theManager();
  }

  public static RequestSpecification user() {
    return BedloeServer.shared().as().theUser();
  }

  /** Returns a request without a token. */
  public static RequestSpecification nobody() {
    return BedloeServer.shared().as().withoutToken();
  }

  /** Returns a request with any bearer token. */
  public static RequestSpecification bearer(String token) {
    return BedloeServer.shared().as().withToken(token);
  }

  public RequestSpecification theAdmin() {
    return withToken(tokens.of("admin@bedloe.example"));
  }

  /** Returns the admin's token for clients other than REST Assured. */
  String adminToken() {
    return tokens.of("admin@bedloe.example");
  }

  public RequestSpecification theManager() {
    return withToken(tokens.of("manager@bedloe.example"));
  }

  public RequestSpecification theUser() {
    return withToken(tokens.of("user@bedloe.example"));
  }

  /** Returns a request of any account with the password of the demo accounts. */
  public RequestSpecification theAccount(String email) {
    return withToken(tokens.of(email));
  }

  /** Returns a request with any token, to test its refusal. */
  public RequestSpecification withToken(String token) {
    return withoutToken().auth().oauth2(token);
  }

  public RequestSpecification withoutToken() {
    var request = RestAssured.given();
    if (BedloeServer.isShared(server)) {
      request.filter(new TruthfulAnswers()).filter(new SuiteSecrets());
    }
    return request
        .config(JSON)
        .baseUri(server.toString())
        .port(server.getPort())
        .basePath(BASE_PATH);
  }
}
