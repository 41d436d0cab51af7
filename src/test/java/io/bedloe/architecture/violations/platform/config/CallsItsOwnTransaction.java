package io.bedloe.architecture.violations.platform.config;

import jakarta.transaction.Transactional;

/** A canary: a bean that calls its own transactional method, which runs without a transaction. */
public class CallsItsOwnTransaction {

  public void all() {
    while (next() > 0) {
      // The loop continues with the next batch.
    }
  }

  public void byReference() {
    run(this::nextOfAnother);
  }

  private static void run(Runnable work) {
    work.run();
  }

  @Transactional
  public int next() {
    return 0;
  }

  @Transactional
  public void nextOfAnother() {
    next();
  }
}
