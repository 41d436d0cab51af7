package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogContextTest {

  @Test
  void theTraceOfATraceParentIsTaken() {
    assertThat(LogContext.traceOf("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
        .contains("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(LogContext.traceOf("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"))
        .contains("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged",
      })
  void whatIsNoTraceParentIsPassedOver(String text) {
    assertThat(LogContext.traceOf(text)).isEmpty();
  }

  /** Later versions may add parts of any length, which events and jobs would store. */
  @Test
  void theTraceParentOfTheRequestHasThePartsOfVersion00Only() {
    var parent = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    try (var logged = LogContext.of("request", parent + "-more".repeat(1_000))) {
      assertThat(logged).isNotNull();
      assertThat(LogContext.traceParent()).isEqualTo(parent);
    }
    assertThat(LogContext.traceParent()).isNull();
  }
}
