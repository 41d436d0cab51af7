package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that time and random numbers have one source; an exception has a reason and an end. */
class ClockAndChanceTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-21");

  @Test
  void noClassReadsTheClockOrCreatesRandomIds() {
    assertThat(
            Rules.findings(ClockAndIdRules.clockAndChanceComeIn(Code.bedloe()), Code.production()))
        .isEmpty();
  }

  @Test
  void everyWayToReadTheClockIsFound() {
    assertThat(findingsAbout("ReadsTheClock.times"))
        .anyMatch(finding -> finding.contains("Instant.now()"))
        .anyMatch(finding -> finding.contains("LocalDate.now(java.time.ZoneId)"))
        .anyMatch(finding -> finding.contains("Clock.systemUTC()"))
        .anyMatch(finding -> finding.contains("Clock.tickSeconds"))
        .anyMatch(finding -> finding.contains("System.currentTimeMillis()"))
        .anyMatch(finding -> finding.contains("java.util.Date.<init>()"))
        .hasSize(6);
    assertThat(findingsAbout("ReadsTheClock.reference")).hasSize(1);
    assertThat(findingsAbout("ReadsTheClock.allowed")).isEmpty();
  }

  @Test
  void everyUseOfRandomNumbersIsReported() {
    assertThat(findingsAbout("DrawsLots.lots"))
        .anyMatch(finding -> finding.contains("UUID.randomUUID()"))
        .anyMatch(finding -> finding.contains("java.util.Random.<init>()"))
        .anyMatch(finding -> finding.contains("SecureRandom.<init>()"))
        .anyMatch(finding -> finding.contains("ThreadLocalRandom.current()"))
        .anyMatch(finding -> finding.contains("Math.random()"))
        .anyMatch(finding -> finding.contains("RandomGenerator.getDefault()"))
        .anyMatch(finding -> finding.contains("UuidCreator.getTimeOrderedEpoch()"))
        .hasSize(7);
    assertThat(findingsAbout("DrawsLots.reference")).hasSize(1);
  }

  @Test
  void theProducerAndExceptionsAreAllowed() {
    assertThat(findingsAbout("platform.config.ClockAndIds")).isEmpty();
    assertThat(findingsAbout("ExcusedForNow")).isEmpty();
  }

  @Test
  void exceptionsHaveAReasonAndADayThatHasNotPassed() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);

    assertThat(
            Rules.findings(ClockAndIdRules.exceptionsHoldUntilTheirDay(today), Code.production()))
        .isEmpty();
    assertThat(Rules.findings(ClockAndIdRules.exceptionsHoldUntilTheirDay(today), Code.tests()))
        .isEmpty();
  }

  @Test
  void exceptionsThatRanOutOrSayNothingAreFound() {
    assertThat(Rules.findings(ClockAndIdRules.exceptionsHoldUntilTheirDay(DAY), Code.canaries()))
        .anyMatch(finding -> finding.contains("ExcusedTooLong") && finding.contains("ran out"))
        .anyMatch(finding -> finding.contains("ExcusedWithoutReason"))
        .anyMatch(finding -> finding.contains("ExcusedForever"))
        .anyMatch(finding -> finding.contains("ExcusedForNothing"))
        .hasSize(4);
  }

  @Test
  void anExceptionHoldsOnItsLastDay() {
    LocalDate last = LocalDate.parse("2026-01-01");

    assertThat(Rules.findings(ClockAndIdRules.exceptionsHoldUntilTheirDay(last), Code.canaries()))
        .noneMatch(finding -> finding.contains("ExcusedTooLong"));
    assertThat(
            Rules.findings(
                ClockAndIdRules.exceptionsHoldUntilTheirDay(last.plusDays(1)), Code.canaries()))
        .anyMatch(finding -> finding.contains("ExcusedTooLong"));
  }

  private static List<String> findingsAbout(String origin) {
    return Rules.findings(
            ClockAndIdRules.clockAndChanceComeIn(Code.canaryLayout()), Code.canaries())
        .stream()
        .filter(finding -> finding.contains(origin))
        .toList();
  }
}
