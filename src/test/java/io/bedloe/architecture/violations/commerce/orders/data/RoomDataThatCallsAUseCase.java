package io.bedloe.architecture.violations.commerce.orders.data;

import io.bedloe.architecture.violations.commerce.orders.usecase.UsesARepository;

/** Breaks the rule about rooms: a repository that calls a use case. */
public final class RoomDataThatCallsAUseCase {

  private RoomDataThatCallsAUseCase() {}

  static Class<?> forbidden() {
    return UsesARepository.class;
  }
}
