package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.dev.Import;
import io.bedloe.dev.Ports;
import io.bedloe.dev.Run;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a launcher reports a fault in one sentence, with exit code 1 and without a stack
 * trace.
 */
@SystemTest
class LauncherRefusalsST {
  private final Path folder;

  LauncherRefusalsST(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertRefusal(
          "Port " + port + " is in use", Map.of("BEDLOE_HTTP_PORT", "" + port), Run.class);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() throws Exception {
    int nobody = Ports.free();
    String url = "jdbc:postgresql://127.0.0.1:" + nobody + "/bedloe";
    assertRefusal("The database " + url + " as bedloe refuses", atFreePort(url, "any"), Run.class);
  }

  @Test
  void aDatabaseThatRefusesThePasswordIsNamedAndThePasswordIsNot() throws Exception {
    String url = BedloeServer.postgres().address().url();
    String said =
        assertRefusal("password authentication failed", atFreePort(url, "wr0ng"), Run.class);
    assertThat(said).contains(url).doesNotContain("wr0ng");
  }

  @Test
  void anAddressThatIsNoJdbcUrlIsNotRepeatedForItMayHoldAPassword() throws Exception {
    String said =
        assertRefusal(
            "BEDLOE_DB_URL has to begin with",
            atFreePort("postgres://bedloe:s3cret@db/bedloe", ""),
            Run.class);
    assertThat(said).doesNotContain("s3cret");
  }

  @Test
  void aFileToImportThatDoesNotExistIsNamed() throws Exception {
    assertRefusal("There is no file none.csv", Map.of(), Import.class, "none.csv");
  }

  private static Map<String, String> atFreePort(String databaseUrl, String password) {
    return Map.of(
        "BEDLOE_HTTP_PORT", "" + Ports.free(),
        "BEDLOE_DB_URL", databaseUrl,
        "BEDLOE_DB_PASSWORD", password);
  }

  private String assertRefusal(
      String words, Map<String, String> environment, Class<?> launcher, String... arguments)
      throws Exception {
    try (LauncherProcess process =
        LauncherProcess.start(folder, environment, launcher, arguments)) {
      assertThat(process.exitCode()).isOne();
      assertThat(process.output()).contains(words).hasLineCount(1);
      return process.output();
    }
  }
}
