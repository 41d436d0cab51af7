package io.bedloe.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.platform.metrics.Metric.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

  @Test
  void eachMetricHasItsHelpItsTypeAndItsSamples() {
    var jobs =
        Metric.gauge(
            "bedloe_jobs",
            "Jobs.",
            List.of(
                new Sample(Map.of("state", "DEAD", "lane", "MAIL"), 3),
                Sample.of("lane", "BULK", -5)));
    var errors = Metric.counter("bedloe_errors_total", "Errors.", 12);

    assertThat(PrometheusText.of(List.of(jobs, errors)))
        .isEqualTo(
            """
            # HELP bedloe_jobs Jobs.
            # TYPE bedloe_jobs gauge
            bedloe_jobs{lane="MAIL",state="DEAD"} 3
            bedloe_jobs{lane="BULK"} -5
            # HELP bedloe_errors_total Errors.
            # TYPE bedloe_errors_total counter
            bedloe_errors_total 12
            """);
  }

  @Test
  void specialCharactersOfLabelsAndHelpAreEscaped() {
    var metric =
        Metric.gauge("bedloe_odd", "One\nline \\", List.of(Sample.of("name", "a\"b\\c\nd", 1)));
    assertThat(PrometheusText.of(List.of(metric)))
        .contains("# HELP bedloe_odd One\\nline \\\\\n")
        .contains("bedloe_odd{name=\"a\\\"b\\\\c\\nd\"} 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "bedloe_", "bedloe_Jobs", "bedloe_jobs_total", "bedloe jobs"})
  void aGaugeWithAnotherNameIsRefused(String name) {
    assertThatThrownBy(() -> Metric.gauge(name, "Jobs.", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void aCounterWithoutItsSuffixIsRefused() {
    assertThatThrownBy(() -> Metric.counter("bedloe_errors", "Errors.", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
