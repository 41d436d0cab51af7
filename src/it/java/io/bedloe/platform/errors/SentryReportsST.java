package io.bedloe.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.bedloe.it.SystemTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the connection to a Sentry that does not answer. */
@SystemTest
class SentryReportsST {

  /** Less than the 25 seconds in which a server stops; the transport itself waits for 15 more. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

  @Test
  void theEndOfTheServerDoesNotWaitForAReceiverThatDoesNotAnswer() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var reports =
          new ErrorReports(
              "http://public-key@127.0.0.1:%d/7".formatted(silent.getLocalPort()), "test");
      for (int i = 0; i < 20; i++) {
        reports.report(new IllegalStateException("failure " + i), Map.of());
      }
      try (var taken = silent.accept()) {
        assertThat(taken.isConnected()).isTrue();
        assertTimeoutPreemptively(LONGEST_STOP, reports::close);
      }
    }
  }
}
