package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Each call creates a dependent bean, which lives as long as this one. */
@ApplicationScoped
public class LeaksItsBeans {

  private final Instance<KeepsACount> counts;

  @Inject
  LeaksItsBeans(Instance<KeepsACount> counts) {
    this.counts = counts;
  }

  long count(String caller) {
    return counts.get().count(caller);
  }
}
