package io.bedloe.it.keycloak;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak in a process of its own, with the realm of the guide ({@code
 * docs/guides/keycloak-realm.json}) and one user in it.
 */
final class Keycloak implements AutoCloseable {

  static final String PERSON = "ann";
  static final String PASSWORD = "the password of ann";
  static final String EMAIL = "ann@shop.example";

  /**
   * Its first start compiles its own configuration; the limit is ten times the duration on two
   * cores.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String ADMIN = "keycloak-admin";

  private final int port;
  private final Path home;
  private @Nullable Process process;

  Keycloak() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var found = Files.list(Path.of("target", "keycloak"))) {
      port = socket.getLocalPort();
      home = found.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "There is no unpacked Keycloak; run make test-keycloak", failure);
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  String issuer() {
    return address() + "/realms/shop";
  }

  /** Starts Keycloak with the guide's realm, for a Bedloe at that address. */
  void start(String bedloe) throws IOException {
    // A realm that an earlier run left there would be kept, with that run's addresses
    delete(home.resolve("data"));
    var imports = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imports.resolve("shop-realm.json"), realm(bedloe));
    var script = home.resolve("bin/kc.sh");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
    var builder =
        new ProcessBuilder(
            script.toString(),
            "start-dev",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--cache=local",
            "--import-realm");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    builder.redirectErrorStream(true).redirectOutput(home.resolve("keycloak.log").toFile());
    var started = builder.start();
    process = started;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    await("Keycloak has started")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> !started.isAlive() || isThere());
    if (!started.isAlive()) {
      throw new IOException("Keycloak has ended, see " + home.resolve("keycloak.log"));
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var found = Files.walk(directory)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private boolean isThere() {
    try {
      return request().get(issuer() + "/.well-known/openid-configuration").statusCode() == 200;
    } catch (Exception notYet) {
      return false;
    }
  }

  /** Returns the realm with the changes that the guide describes, and a user to sign in. */
  private static String realm(String bedloe) throws IOException {
    var json = new ObjectMapper();
    var text =
        Files.readString(Path.of("docs/guides/keycloak-realm.json"))
            .replace("https://shop.example/api/v1/", bedloe + "/api/v1/")
            .replace("https://shop.example/*", bedloe + "/*");
    var realm = (ObjectNode) json.readTree(text);
    var person = realm.putArray("users").addObject();
    person.put("username", PERSON).put("email", EMAIL).put("emailVerified", true);
    person.put("firstName", "Ann").put("lastName", "Other").put("enabled", true);
    person.putArray("realmRoles").add("bedloe-manager");
    person.withArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
    return json.writeValueAsString(realm);
  }

  static RequestSpecification request() {
    return RestAssured.given().redirects().follow(false).urlEncodingEnabled(true);
  }

  /** Returns a response of the realm's token endpoint. */
  Response token(Map<String, String> form) {
    return request().formParams(form).post(issuer() + "/protocol/openid-connect/token");
  }

  private RequestSpecification administrator() {
    String token =
        request()
            .formParams(
                Map.of(
                    "client_id",
                    "admin-cli",
                    "grant_type",
                    "password",
                    "username",
                    ADMIN,
                    "password",
                    ADMIN))
            .post(address() + "/realms/master/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    return request().auth().oauth2(token);
  }

  private String person() {
    return administrator()
        .queryParams("username", PERSON, "exact", true)
        .get(address() + "/admin/realms/shop/users")
        .path("[0].id");
  }

  /** Ends all sessions of the user, as an administrator of Keycloak does. */
  void logOutPerson() {
    administrator()
        .post(address() + "/admin/realms/shop/users/" + person() + "/logout")
        .then()
        .statusCode(204);
  }

  /** Enables or disables the user, as an administrator of Keycloak does. */
  void enablePerson(boolean enabled) {
    var users = address() + "/admin/realms/shop/users/" + person();
    JsonNode before = administrator().get(users).as(JsonNode.class);
    ((ObjectNode) before).put("enabled", enabled);
    administrator()
        .contentType("application/json")
        .body(before.toString())
        .put(users)
        .then()
        .statusCode(204);
  }

  @Override
  public void close() {
    var running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }
}
