package io.bedloe.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.readme.Readme;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs {@code make smoke}'s script against the shared server, and where it has to fail. */
@IntegrationTest
class SmokeIT {

  private static final String EMAIL = "manager@bedloe.example";
  private static final String PASSWORD = "bedloe-dev-password";

  private record Result(int code, String said) {}

  @Test
  void aServerThatWorksPassesAndTheSessionIsEnded() throws Exception {
    var result = smoke(server(), EMAIL, PASSWORD);
    assertThat(result.said())
        .contains(
            "ok: health (200)",
            "ok: sign-in (200)",
            "ok: products (200)",
            "ok: API document (200)",
            "ok: sign-out (204)")
        .doesNotContain(PASSWORD);
    assertThat(result.code()).isZero();
  }

  @Test
  void aWrongPasswordFails() throws Exception {
    var account = Some.word("nobody") + "@bedloe.example";
    var result = smoke(server(), account, "a \"wrong\" \\ password");
    assertThat(result.said()).contains("ok: health", "sign-in: status 401 instead of 200");
    assertThat(result.code()).isNotZero();
  }

  @Test
  void anAddressWithoutHealthFails() throws Exception {
    var result = smoke(server() + "/api/v1", EMAIL, PASSWORD);
    assertThat(result.said()).contains("health: status 404 instead of 200");
    assertThat(result.code()).isNotZero();
  }

  @Test
  void anAddressWhereNobodyListensFails() throws Exception {
    var result = smoke("http://localhost:1", EMAIL, PASSWORD);
    assertThat(result.said()).contains("health: no response from http://localhost:1");
    assertThat(result.code()).isNotZero();
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws Exception {
    var result = smoke("file:///etc/passwd", EMAIL, PASSWORD);
    assertThat(result.said()).contains("'file:///etc/passwd' is no address");
    assertThat(result.code()).isNotZero();
  }

  @Test
  void aMissingAccountIsRefused() throws Exception {
    var result = smoke(server(), "", "");
    assertThat(result.said()).contains("SMOKE_EMAIL and SMOKE_PASSWORD are not set");
    assertThat(result.code()).isNotZero();
  }

  private static String server() {
    return BedloeServer.shared().uri().toString();
  }

  private static Result smoke(String url, String email, String password)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(Readme.project().resolve("scripts/smoke").toString(), url)
            .redirectErrorStream(true);
    builder.environment().putAll(Map.of("SMOKE_EMAIL", email, "SMOKE_PASSWORD", password));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), said);
  }
}
