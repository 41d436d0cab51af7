package io.bedloe.platform.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.MapConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the look-up of breached passwords against a server on this machine. */
@SystemTest
class BreachedPasswordsST {

  /** The SHA-1 prefix of "password", the example of the protocol's documentation. */
  private static final String PREFIX = "5BAA6";

  private static final String REST = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

  private final HttpServer service = service();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CountDownLatch proceed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile String answer = "0018A45C4D1DEF81644B54AB7F969B88D65:1\r\n" + REST + ":9";

  private static HttpServer service() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private String address() {
    service.createContext(
        "/range/",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " padding="
                  + exchange.getRequestHeaders().getFirst("Add-Padding"));
          var body = answer.getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.createContext(
        "/slow/",
        exchange -> {
          try {
            proceed.await();
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    service.setExecutor(pool);
    service.start();
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  private static BreachedPasswords at(String url, String... more) {
    var settings = new HashMap<String, String>();
    settings.put("bedloe.passwords.breach-lookup-url", url);
    for (int i = 0; i < more.length; i += 2) {
      settings.put("bedloe.passwords.breach-lookup-" + more[i], more[i + 1]);
    }
    return new BreachedPasswords(MapConfig.settings(settings));
  }

  @AfterEach
  void stop() {
    proceed.countDown();
    service.stop(0);
    pool.shutdownNow();
  }

  @Test
  void aBreachedPasswordIsFoundAndFiveDigitsOfItsHashAreAllThatIsSent() {
    var breached = at(address() + "/range/");
    assertThat(breached.contains("password")).isTrue();
    assertThat(asked).containsExactly("/range/" + PREFIX + " padding=true");
    assertThat(breached.contains("another one")).isFalse();
  }

  @Test
  void aLineOfPaddingIsNotABreach() {
    answer = REST + ":0\r\n";
    assertThat(at(address() + "/range/").contains("password")).isFalse();
  }

  @Test
  void withoutAnAddressNothingIsAsked() {
    assertThat(at("none").contains("password")).isFalse();
  }

  @Test
  void aServiceThatFailsOrIsSlowOrSaysTooMuchRefusesThePassword() {
    var address = address();
    status = 503;
    refuses(at(address + "/range/"));
    status = 302;
    refuses(at(address + "/range/"));
    status = 200;
    answer = "A".repeat(1_000_000);
    refuses(at(address + "/range/"));
    refuses(at(address + "/slow/", "timeout", "PT0.2S"));
    proceed.countDown();
    service.stop(0);
    refuses(at(address + "/range/"));
  }

  private static void refuses(BreachedPasswords breached) {
    assertThatThrownBy(() -> breached.contains("password"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> assertThat(refused.rule().code()).isEqualTo("breach-lookup-unavailable"));
  }

  @Test
  void itIsAcceptedWhenTheConfigurationSaysThatTheLookUpIsNotRequired() {
    status = 503;
    assertThat(at(address() + "/range/", "required", "false").contains("password")).isFalse();
  }

  @Test
  void aBreachedPasswordIsRefusedByARunningServer() {
    // The value is the SHA-1 of "zebra over the moon 9".
    answer = sha1("zebra over the moon 9").substring(5) + ":3";
    var settings = Map.of("BEDLOE_PASSWORDS_BREACH_LOOKUP_URL", address() + "/range/");
    try (var server = BedloeServer.onOwnDatabase(settings).start()) {
      var refused = change(server, "zebra over the moon 9");
      refused.then().statusCode(400);
      assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("breached");
      change(server, "zebra under the moon 9").then().statusCode(204);
    }
  }

  private static io.restassured.response.Response change(BedloeServer server, String wanted) {
    return Some.json(
            server.as().theUser(),
            Map.of("currentPassword", "bedloe-dev-password", "newPassword", wanted))
        .post("/auth/password");
  }

  private static String sha1(String text) {
    try {
      return java.util.HexFormat.of()
          .withUpperCase()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-1")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
