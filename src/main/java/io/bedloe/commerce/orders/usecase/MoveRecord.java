package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.OrderStatus;
import io.bedloe.commerce.orders.data.Orders;
import io.bedloe.commerce.orders.model.HistoryEntry;
import io.bedloe.commerce.orders.model.Order;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores an order after a transition, with an entry in its history and one in the audit trail. */
@Dependent
class MoveRecord {

  private final Orders orders;
  private final Ids ids;
  private final AuditTrail trail;

  @Inject
  MoveRecord(Orders orders, Ids ids, AuditTrail trail) {
    this.orders = orders;
    this.ids = ids;
    this.trail = trail;
  }

  /** The audit record of a change of an order's status. */
  record Moved(
      OrderStatus status, @Nullable String reason, @Nullable List<TransitionInput.Back> lines) {

    static Moved of(Order order, TransitionInput input) {
      return new Moved(order.status(), input.reason(), input.lines());
    }
  }

  /** Stores the transition and returns the new entry of the history. */
  HistoryEntry add(Order order, OrderStatus from, TransitionInput input, Caller caller) {
    var entry = HistoryEntry.of(ids.next(), order, from, input.reason(), caller);
    orders.update(order);
    orders.addHistory(entry);
    trail.record(
        "order.moved",
        Subject.of("order", order.id()),
        Map.of("status", from),
        Moved.of(order, input));
    return entry;
  }
}
