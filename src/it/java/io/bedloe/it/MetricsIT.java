package io.bedloe.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the metrics of the shared server. */
@IntegrationTest
class MetricsIT {

  /** The token of the shared server. */
  static final String TOKEN = "6f1c0d7be2a94358b1d6e0f3a7c92d54";

  /** A line of the text format of Prometheus. */
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) bedloe_[a-z_]+ .+"
              + "|bedloe_[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? -?[0-9.]+");

  private static Response metrics(String authorization) {
    return given()
        .header("Authorization", authorization)
        .get(BedloeServer.shared().uri().resolve("/metrics"));
  }

  private static double value(String text, String sample) {
    return text.lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sample + " is missing in\n" + text));
  }

  @Test
  void theTokenReadsTheMetricsOfAllQueues() {
    var answer = metrics("Bearer " + TOKEN);

    answer.then().statusCode(200);
    assertThat(answer.contentType()).startsWith("text/plain").contains("version=0.0.4");
    var text = answer.asString();
    assertThat(text.lines()).isNotEmpty().allMatch(line -> LINE.matcher(line).matches());
    assertThat(value(text, "bedloe_metrics_database_up")).isEqualTo(1);
    for (var sample :
        List.of(
            "bedloe_jobs{lane=\"STANDARD\",state=\"QUEUED\"}",
            "bedloe_jobs{lane=\"MAIL\",state=\"RUNNING\"}",
            "bedloe_jobs{lane=\"BULK\",state=\"DEAD\"}",
            "bedloe_jobs_oldest_due_seconds{lane=\"STANDARD\"}",
            "bedloe_webhook_dead_letters",
            "bedloe_webhook_deliveries_waiting",
            "bedloe_event_consumer_behind{consumer=\"webhooks\"}",
            "bedloe_events_unpublished_seconds",
            "bedloe_unexpected_errors_total",
            "bedloe_security_events_total{event=\"authn_login_fail\"}")) {
      assertThat(value(text, sample)).as(sample).isNotNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer wrong", "Basic " + TOKEN, TOKEN, ""})
  void aRequestWithoutTheTokenIsRefused(String authorization) {
    var answer = metrics(authorization);
    answer.then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.asString()).doesNotContain("bedloe_jobs");
  }

  /** The token of an administrator is for the API. */
  @Test
  void theAccessTokenOfAnAccountIsRefused() {
    As.admin().get(BedloeServer.shared().uri().resolve("/metrics")).then().statusCode(401);
  }
}
