package io.bedloe.architecture.violations.commerce.orders.data;

import io.bedloe.architecture.violations.commerce.orders.usecase.UsesARepository;

/** The class breaks the rule about sub-packages: a repository calls a use case. */
public final class SubpackageDataThatCallsAUseCase {

  private SubpackageDataThatCallsAUseCase() {}

  static Class<?> forbidden() {
    return UsesARepository.class;
  }
}
