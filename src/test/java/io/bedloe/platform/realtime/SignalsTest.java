package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tests that a signal always leads to a run, and that runs are not doubled. */
class SignalsTest {

  private final Queue<Runnable> submitted = new ArrayDeque<>();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void signalsBeforeTheRunLeadToOneRun() {
    var signals = new Signals(submitted::add, runs::incrementAndGet);
    signals.send();
    signals.send();
    assertThat(submitted).hasSize(1);
    submitted.remove().run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void aSignalDuringTheRunLeadsToAnotherRun() {
    var itself = new AtomicReference<Signals>();
    var signals =
        new Signals(
            submitted::add,
            () -> {
              if (runs.incrementAndGet() == 1) {
                itself.get().send();
              }
            });
    itself.set(signals);
    signals.send();
    submitted.remove().run();
    assertThat(runs).hasValue(2);
    assertThat(submitted).isEmpty();
  }

  @Test
  void aSignalAfterAnErrorLeadsToARun() {
    var signals =
        new Signals(
            submitted::add,
            () -> {
              runs.incrementAndGet();
              throw new AssertionError("an error of the task");
            });
    signals.send();
    var first = submitted.remove();
    assertThatThrownBy(first::run).isInstanceOf(AssertionError.class);
    signals.send();
    assertThat(submitted).hasSize(1);
  }

  @Test
  void aSignalThatIsRejectedDoesNotBlockTheNext() {
    var isStopping = new AtomicReference<>(true);
    var signals =
        new Signals(
            task -> {
              if (isStopping.get()) {
                throw new RejectedExecutionException("the executor stops");
              }
              submitted.add(task);
            },
            runs::incrementAndGet);
    signals.send();
    isStopping.set(false);
    signals.send();
    assertThat(submitted).hasSize(1);
  }
}
