package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bedloe.it.IntegrationTest;
import io.bedloe.it.SalesDesk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every status with every target: only the transitions of the contract are possible. */
@IntegrationTest
class TransitionsIT {

  /** The statuses of the contract, independent of the code. */
  enum State {
    PLACED("CONFIRMED", "CANCELLED"),
    CONFIRMED("SHIPPED", "CANCELLED"),
    SHIPPED("DELIVERED"),
    DELIVERED("RETURNED"),
    CANCELLED,
    EXPIRED,
    RETURNED;

    final Set<String> next;

    State(String... next) {
      this.next = Set.of(next);
    }
  }

  private static final Map<State, List<String>> WAYS =
      Map.of(
          State.PLACED, List.of(),
          State.CONFIRMED, List.of("CONFIRMED"),
          State.SHIPPED, List.of("CONFIRMED", "SHIPPED"),
          State.DELIVERED, List.of("CONFIRMED", "SHIPPED", "DELIVERED"),
          State.CANCELLED, List.of("CANCELLED"),
          State.RETURNED, List.of("CONFIRMED", "SHIPPED", "DELIVERED", "RETURNED"));

  /**
   * A refused transition changes nothing, so one order of each status is sufficient for all
   * refusals.
   */
  private static final Map<State, String> UNMOVED = new EnumMap<>(State.class);

  private final SalesDesk desk = SalesDesk.shared();

  static Stream<Arguments> pairs() {
    var pairs = new ArrayList<Arguments>();
    for (var from : State.values()) {
      for (var to : State.values()) {
        pairs.add(Arguments.of(from, to));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void onlyTheAllowedTransitionsHappen(State from, State to) {
    if (from.next.contains(to.name())) {
      desk.move(orderIn(from), to.name())
          .then()
          .statusCode(200)
          .body("status", equalTo(to.name()))
          .body("history[-1].from", equalTo(from.name()))
          .body("history[-1].to", equalTo(to.name()));
      return;
    }
    var order = UNMOVED.computeIfAbsent(from, this::orderIn);
    var before = desk.read(order);
    var refusal = desk.move(order, to.name());
    refusal
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/transition-not-allowed"))
        .body("currentStatus", equalTo(from.name()));
    assertThat(refusal.jsonPath().<String>getList("allowedTransitions"))
        .containsExactlyInAnyOrderElementsOf(from.next);
    assertThat(desk.read(order).asString()).isEqualTo(before.asString());
    assertThat(desk.read(order).header("ETag")).isEqualTo(before.header("ETag"));
  }

  @ParameterizedTest
  @EnumSource
  void anOrderListsItsAllowedAndBlockedTransitions(State state) {
    var order = desk.read(UNMOVED.computeIfAbsent(state, this::orderIn)).jsonPath();
    assertThat(order.getString("status")).isEqualTo(state.name());
    assertThat(order.<String>getList("allowedTransitions"))
        .containsExactlyInAnyOrderElementsOf(state.next);
    assertThat(order.<String>getList("blockedTransitions.to"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(State.values())
                .map(Enum::name)
                .filter(s -> !state.next.contains(s))
                .toList());
    assertThat(order.<String>getList("blockedTransitions.reason")).noneMatch(String::isBlank);
    assertThat(order.getString("blockedTransitions.find { it.to == '%s' }.reason".formatted(state)))
        .isEqualTo("it is %s already", state);
  }

  private String orderIn(State state) {
    var item = desk.stocked(1);
    var order = desk.placed(item.times(1));
    if (state == State.EXPIRED) {
      Expiry.letPass(order);
      Expiry.await(order);
    } else {
      desk.moved(order, WAYS.getOrDefault(state, List.of()).toArray(String[]::new));
    }
    return order;
  }
}
