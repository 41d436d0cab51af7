package io.bedloe.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.realtime.EventFilter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the parameters of a request for events are read. */
class EventQueryTest {

  private static final String PLACED = "io.bedloe.order.placed.v1";
  private static final String SHIPPED = "io.bedloe.order.shipped.v1";
  private static final String ID = "0190a5a0-0000-7000-8000-000000000000";
  private static final EventQuery.Known KNOWN =
      new EventQuery.Known(new TreeSet<>(Set.of(PLACED, SHIPPED)), new TreeSet<>(Set.of("orders")));

  private static EventQuery parse(Map<String, List<String>> parameters) {
    return EventQuery.parse(parameters, KNOWN);
  }

  private static List<Fault> faults(Map<String, List<String>> parameters) {
    var faults = new java.util.ArrayList<Fault>();
    assertThatThrownBy(() -> parse(parameters))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.rule()).isEqualTo(EventRule.INVALID_EVENT_REQUEST);
              faults.addAll(refusal.faults());
            });
    return faults;
  }

  @Test
  void aRequestWithoutParametersIsForTheOldestTwentyEvents() {
    assertThat(parse(Map.of())).isEqualTo(new EventQuery(null, List.of(), null, 20, Duration.ZERO));
  }

  @Test
  void allParametersAreRead() {
    assertThat(
            parse(
                Map.of(
                    "after", List.of("4711"),
                    "type", List.of(PLACED + "," + SHIPPED),
                    "subject", List.of("orders/" + ID),
                    "limit", List.of("100"),
                    "waitSeconds", List.of("25"))))
        .isEqualTo(
            new EventQuery(
                4711L,
                List.of(PLACED, SHIPPED),
                new EventFilter.Subject("orders", new ResourceId(UUID.fromString(ID))),
                100,
                Duration.ofSeconds(25)));
  }

  @Test
  void allFaultsAreReportedTogether() {
    assertThat(
            faults(
                Map.of(
                    "after", List.of("-1"),
                    "type", List.of("io.bedloe.order.lost.v1"),
                    "limit", List.of("101"),
                    "waitSeconds", List.of("26"),
                    "subjekt", List.of("orders/" + ID))))
        .extracting(Fault::code)
        .containsExactlyInAnyOrder(
            "invalid-position",
            "unknown-type",
            "invalid-limit",
            "invalid-wait",
            "unknown-parameter");
  }

  @Test
  void aParameterThatIsGivenTwiceIsRefused() {
    assertThat(faults(Map.of("after", List.of("1", "2"))))
        .extracting(Fault::code)
        .containsExactly("repeated");
  }

  @Test
  void aTypeThatDoesNotExistIsRefusedWithTheTypesThatDo() {
    assertThat(faults(Map.of("type", List.of(PLACED + ","))))
        .singleElement()
        .satisfies(fault -> assertThat(fault.detail()).contains("''", PLACED, SHIPPED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", "orders/1", "chairs/" + ID, "orders/" + ID + "/lines", "/orders/" + ID})
  void aSubjectThatIsNoPathOfAResourceWithEventsIsRefused(String subject) {
    assertThat(faults(Map.of("subject", List.of(subject))))
        .extracting(Fault::code)
        .containsExactly("invalid-subject");
  }

  @ParameterizedTest
  @CsvSource({"0", "999999999999999999"})
  void aPositionHasUpToEighteenDigits(String position) {
    assertThat(parse(Map.of("after", List.of(position))).after())
        .isEqualTo(Long.parseLong(position));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "+1", "1.0", "0x1", "1000000000000000000", "\u0661"})
  void aPositionThatIsNoWholeNumberIsRefused(String position) {
    assertThat(faults(Map.of("after", List.of(position))))
        .extracting(Fault::code)
        .containsExactly("invalid-position");
  }
}
