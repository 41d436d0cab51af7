package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkReportTest {

  private static final String OUTPUT =
      """
      Running 5s test @ http://127.0.0.1:27472/
        2 threads and 32 connections
      BENCH {"requests":900,"micros":2000000,"p50":1500,"p95":20000,"p99":30000,"connect":1,\
      "read":2,"write":3,"timeout":4,"status":50,"statuses":{"201":850,"503":50},\
      "withoutRetryAfter":6,"accepted":%d,"acceptedP50":2500,"acceptedP95":40000,\
      "acceptedP99":60000}
      """;

  @Test
  void allKindsOfErrorsAreAddedUp() {
    var report = WrkReport.parse(OUTPUT.formatted(850));
    assertThat(report.requests()).isEqualTo(900);
    assertThat(report.seconds()).isEqualTo(2.0);
    assertThat(report.errors()).isEqualTo(60);
    assertThat(report.statuses()).isEqualTo(Map.of(201, 850L, 503, 50L));
    assertThat(report.withoutRetryAfter()).isEqualTo(6);
  }

  @Test
  void whereAcceptedRequestsAreTimedTheirLatenciesCount() {
    assertThat(WrkReport.parse(OUTPUT.formatted(850)).accepted())
        .isEqualTo(new Percentiles(2.5, 40, 60));
  }

  @Test
  void whereNoAcceptedRequestIsTimedTheLatenciesOfAllCount() {
    assertThat(WrkReport.parse(OUTPUT.formatted(0)).accepted())
        .isEqualTo(new Percentiles(1.5, 20, 30));
  }

  @Test
  void anOutputWithoutAReportIsShown() {
    assertThatThrownBy(() -> WrkReport.parse("unable to connect to 127.0.0.1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("unable to connect");
  }
}
