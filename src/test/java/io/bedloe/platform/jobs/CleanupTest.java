package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {

  private static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");

  private final List<Instant> cleaned = new ArrayList<>();
  private final RuntimeException first = new IllegalStateException("first");
  private final RuntimeException second = new IllegalStateException("second");

  private static CleanupTask failing(RuntimeException failure) {
    return now -> {
      throw failure;
    };
  }

  private void cleanUp(CleanupTask... tasks) {
    new Cleanup(List.of(tasks), new CleanupTransaction(), Clock.fixed(NOW, ZoneOffset.UTC))
        .cleanUp();
  }

  @Test
  void eachTaskRunsOnceWithTheTime() {
    cleanUp(cleaned::add, cleaned::add);
    assertThat(cleaned).containsExactly(NOW, NOW);
  }

  @Test
  void tasksThatFailDoNotStopTheOthersAndAreReportedTogether() {
    assertThatThrownBy(() -> cleanUp(failing(first), cleaned::add, failing(second), cleaned::add))
        .isSameAs(first)
        .hasSuppressedException(second);
    assertThat(cleaned).hasSize(2);
  }
}
