package io.bedloe.architecture.violations.commerce.orders.usecase;

import java.util.List;
import java.util.UUID;

/** The use case takes and returns ids whose type does not say what they identify. */
public final class TakesABareId {

  private TakesABareId() {}

  static void cancel(UUID orderId) {}

  static List<UUID> expired() {
    return List.of();
  }
}
