package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** A bean has one constructor, the injected one. */
@ApplicationScoped
public class HasAnEmptyConstructor {

  private final @Nullable Runnable work;

  @Inject
  HasAnEmptyConstructor(Runnable work) {
    this.work = work;
  }

  HasAnEmptyConstructor() {
    this.work = null;
  }

  void run() {
    if (work != null) {
      work.run();
    }
  }
}
