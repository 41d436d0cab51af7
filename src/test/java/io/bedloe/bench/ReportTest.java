package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of the table, of the verdict about overload, and of the chart. */
class ReportTest {

  private static Sample sample(Load load, int connections, double perSecond) {
    return sample(load, connections, perSecond, 0, Map.of(), 0);
  }

  private static Sample sample(
      Load load,
      int connections,
      double perSecond,
      long errors,
      Map<Integer, Long> statuses,
      long withoutRetryAfter) {
    return new Sample(
        "this",
        load,
        connections,
        perSecond,
        new Percentiles(1.234, 20, 1234),
        1000,
        errors,
        statuses,
        withoutRetryAfter,
        300,
        100,
        0.02);
  }

  private static Sample overload(Map<Integer, Long> statuses, long errors, long withoutRetryAfter) {
    return sample(Load.ORDER, 400, 500, errors, statuses, withoutRetryAfter);
  }

  private static String verdict(Sample sample) {
    return Report.overload(Results.of(List.of(sample)));
  }

  @Test
  void theTableHasTheMediansOfAllRoundsInTheOrderOfTheLoads() {
    var results =
        Results.of(
            List.of(
                sample(Load.PAGE, 1, 50),
                sample(Load.GET, 32, 4000),
                sample(Load.SQL_GET, 32, 50_000),
                sample(Load.GET, 32, 6000)));
    assertThat(Report.table(results).lines().skip(2))
        .containsExactly(
            "| get | this | 32 | 5,000 | 1.23 | 20 | 1,234 | 0 | 300 | 100 | 2 % |",
            "| sql-get | limit | 32 | 50,000 | 1.23 | 20 | 1,234 | 0 | 300 | 100 | 2 % |",
            "| page | this | 1 | 50 | 1.23 | 20 | 1,234 | 0 | 300 | 100 | 2 % |");
  }

  @Test
  void theReportNamesItsConditionsAndTheArchiveOfEachBuild() {
    var build = Report.Build.started("this", "17.0.15.jsa", 9.5, 17, 600);
    assertThat(
            Report.markdown(
                BenchOptions.parse("rounds=3"),
                "commit 0123456; JVM_ARGS not set",
                List.of(build),
                100,
                List.of()))
        .contains(": commit 0123456; JVM_ARGS not set.\n\n3 rounds of 5 s each;")
        .contains("\n| this | 17.0.15.jsa | 9.5 | 17.0 | ");
  }

  @Test
  void errorsAndStatusesOfAllRoundsAreAddedUp() {
    var result =
        Results.of(
                List.of(
                    overload(Map.of(201, 10L, 503, 1L), 1, 0),
                    overload(Map.of(201, 20L, 429, 2L), 2, 0)))
            .get(0);
    assertThat(result.errors()).isEqualTo(3);
    assertThat(result.statuses()).isEqualTo(Map.of(201, 30L, 429, 2L, 503, 1L));
  }

  @Test
  void acceptedOrdersAnd503WithRetryAfterAreAsPromised() {
    assertThat(verdict(overload(Map.of(201, 900L, 503, 100L), 100, 0)))
        .contains("1000 answers", "Only 2xx and 503 with Retry-After", "1,234 ms");
  }

  @Test
  void otherErrorsAMissingRetryAfterAndLostRequestsAreNotAsPromised() {
    assertThat(verdict(overload(Map.of(201, 900L, 500, 7L), 7, 0)))
        .contains("NOT as promised: 7 answers are neither");
    assertThat(verdict(overload(Map.of(201, 900L, 503, 7L), 7, 3)))
        .contains("3 answers 503 have no Retry-After");
    assertThat(verdict(overload(Map.of(201, 900L), 5, 0)))
        .contains("5 requests or connections failed without an answer");
  }

  @Test
  void fewerConnectionsAreNoOverload() {
    assertThat(Report.overload(Results.of(List.of(sample(Load.ORDER, 100, 500))))).isEmpty();
  }

  @Test
  void timesStandOnALogarithmicScaleThatHasTwoEnds() {
    double decade = Chart.position(10) - Chart.position(1);
    assertThat(Chart.position(1000) - Chart.position(100)).isEqualTo(decade);
    assertThat(Chart.position(0)).isEqualTo(Chart.position(0.001));
    assertThat(Chart.position(1e9)).isEqualTo(Chart.position(1e5));
  }

  @Test
  void theChartHasARowForEachResult() {
    var svg = Chart.svg(Results.of(List.of(sample(Load.GET, 1, 900), sample(Load.GET, 32, 5000))));
    assertThat(svg)
        .startsWith("<svg ")
        .contains("this, connections: 1<", "this, connections: 32<", "5,000");
    assertThat(svg.split("class=\"bar\"", -1)).hasSize(3);
  }
}
