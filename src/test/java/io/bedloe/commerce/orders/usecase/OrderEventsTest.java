package io.bedloe.commerce.orders.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.orders.OrderEvent;
import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.kernel.OrderId;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.audit.AuditedChange;
import io.bedloe.platform.outbox.ResourceEvents.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests which event a change of an order is. */
class OrderEventsTest {

  private static final OrderId ORDER = new OrderId(new UUID(0, 7));

  private static Event moved(OrderStatus status, @Nullable List<TransitionInput.Back> lines) {
    return OrderEvents.of(
            new AuditedChange(
                "order.moved",
                Subject.of("order", ORDER),
                null,
                new MoveRecord.Moved(status, null, lines)))
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLACED")
  void aTransitionIsTheEventOfItsStatus(OrderStatus status) {
    var event = moved(status, null);
    assertThat(event.type()).isEqualTo(OrderEvent.valueOf(status.name()));
    assertThat(event.data()).isEqualTo(new OrderEvent.Moved(ORDER, status));
  }

  @Test
  void aReturnOfSomeGoodsIsAReturnAndNotASecondDelivery() {
    var event = moved(OrderStatus.DELIVERED, List.of());
    assertThat(event.type()).isEqualTo(OrderEvent.RETURNED);
    assertThat(event.data()).isEqualTo(new OrderEvent.Moved(ORDER, OrderStatus.DELIVERED));
  }
}
