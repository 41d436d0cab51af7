package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that the direct memory of the JVM is enough for the connections that are allowed. */
class LimitsTest {

  private static final long MEGABYTE = 1024L * 1024;

  @Test
  void connectionsForWhichTheDirectMemoryIsEnoughAreAllowed() {
    assertThat(Limits.faults(4_000, 47 * MEGABYTE)).isEmpty();
  }

  @Test
  void moreConnectionsThanTheDirectMemoryHoldsAreAFaultThatNamesBoth() {
    assertThat(Limits.faults(12_000, 64 * MEGABYTE))
        .singleElement()
        .asString()
        .contains("bedloe.http.connections is 12000", "-XX:MaxDirectMemorySize=141m", "64m");
  }
}
