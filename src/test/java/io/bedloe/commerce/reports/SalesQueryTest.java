package io.bedloe.commerce.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.commerce.reports.SalesQuery.Grouping;
import io.bedloe.kernel.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesQueryTest {

  private static List<String> faults(Map<String, List<String>> parameters) {
    return catchThrowableOfType(Rejected.class, () -> SalesQuery.parse(parameters))
        .faults()
        .stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  @Test
  void withoutParametersItIsAllTimeByCountryAndMonth() {
    var query = SalesQuery.parse(Map.of());
    assertThat(query.keys()).containsExactly(Grouping.COUNTRY, Grouping.MONTH);
    assertThat(query.from()).isEqualTo(SalesQuery.EARLIEST);
    assertThat(query.to()).isEqualTo(SalesQuery.LATEST);
    assertThat(query.currency()).isNull();
  }

  @Test
  void aDayIsItsFirstMomentAndATimeIsItself() {
    var query =
        SalesQuery.parse(
            Map.of("from", List.of("2011-10-01"), "to", List.of("2011-10-01T02:00:00+01:00")));
    assertThat(query.from()).isEqualTo(Instant.parse("2011-10-01T00:00:00Z"));
    assertThat(query.to()).isEqualTo(Instant.parse("2011-10-01T01:00:00Z"));
  }

  @Test
  void aDayBeginsInTheZone() {
    var query =
        SalesQuery.parse(
            Map.of("from", List.of("2026-07-01"), "zone", List.of("America/New_York")));
    assertThat(query.from()).isEqualTo(Instant.parse("2026-07-01T04:00:00Z"));
    assertThat(query.zone().getId()).isEqualTo("America/New_York");
  }

  @Test
  void aZoneIsOneOfTheIanaDatabase() {
    for (var zone : List.of("", "+01:00", "Mars/Base", "europe/london", "SystemV/EST5", "Z")) {
      assertThat(faults(Map.of("zone", List.of(zone)))).containsExactly("zone invalid-value");
    }
  }

  @Test
  void keysComeInTheReportsOrderAndOnce() {
    var query = SalesQuery.parse(Map.of("groupBy", List.of("customer,product,customer")));
    assertThat(query.keys()).containsExactly(Grouping.PRODUCT, Grouping.CUSTOMER);
  }

  @Test
  void everythingThatIsWrongIsNamed() {
    assertThat(
            faults(
                Map.of(
                    "from", List.of("yesterday"),
                    "to", List.of("2011-01-01", "2012-01-01"),
                    "groupBy", List.of("country,weather"),
                    "currency", List.of("gbp"),
                    "limit", List.of("3"))))
        .containsExactlyInAnyOrder(
            "limit unknown-parameter",
            "from invalid-value",
            "to repeated",
            "groupBy unknown-key",
            "currency unknown-currency");
  }

  @Test
  void aTimeThatEndsBeforeItBeginsIsRefused() {
    assertThat(faults(Map.of("from", List.of("2011-10-01"), "to", List.of("2011-10-01"))))
        .containsExactly("to empty-period");
    assertThat(faults(Map.of("from", List.of("-9999-01-01"))))
        .containsExactly("from invalid-value");
    assertThat(faults(Map.of("groupBy", List.of("")))).containsExactly("groupBy unknown-key");
  }
}
