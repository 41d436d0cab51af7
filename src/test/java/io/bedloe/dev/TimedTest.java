package io.bedloe.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code make verify} says how long each part took, and fails when a part fails. */
class TimedTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private static final String LOG =
      """
      echo '[INFO] --- maven-surefire-plugin:3.5.4:test (default-test) @ bedloe ---'
      echo '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 9.5 s -- in a.SlowTest'
      echo '[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 10.25 s -- in a.SlowerTest'
      exit 3
      """;

  @Test
  void theSlowestClassesComeFirstAndTheExitCodeIsThatOfTheCommand() throws Exception {
    var process =
        new ProcessBuilder(PROJECT.resolve("scripts/timed").toString(), "bash", "-c", LOG)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
    assertThat(said)
        .contains("--- maven-surefire-plugin:3.5.4:test (default-test)")
        .contains("in all")
        .containsSubsequence("The ten slowest test classes", "10.2  SlowerTest", "9.5  SlowTest");
  }
}
