package io.bedloe.architecture.violations.suite;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test sleeps and skips. */
public final class SleepsAndSkips {

  private SleepsAndSkips() {}

  static void sleeps() throws InterruptedException {
    Thread.sleep(1);
    TimeUnit.SECONDS.sleep(1);
    LockSupport.parkNanos(1);
  }

  static void waitsForNobodyKnowsWhat() {
    Awaitility.await().until(() -> sunny());
  }

  @ParameterizedTest
  @MethodSource
  static void casesThatAllLookAlike(BooleanSupplier weather) {
    assumeThat(weather.getAsBoolean()).isTrue();
  }

  static void skips() {
    Assumptions.assumeTrue(sunny());
    assumeThat(sunny()).isTrue();
  }

  @Disabled
  static void disabled() {}

  @EnabledIf("sunny")
  static void conditional() {}

  static boolean sunny() {
    return true;
  }
}
