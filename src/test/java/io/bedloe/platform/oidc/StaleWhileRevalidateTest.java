package io.bedloe.platform.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StaleWhileRevalidateTest {

  private static final StaleWhileRevalidate.Terms TERMS =
      new StaleWhileRevalidate.Terms(
          Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofSeconds(5));

  private final FakeClock clock = new FakeClock();
  private volatile boolean away;
  private final AtomicInteger fetched = new AtomicInteger();

  private final StaleWhileRevalidate<Integer> remembered =
      new StaleWhileRevalidate<>(
          () -> {
            int number = fetched.incrementAndGet();
            if (away) {
              throw new NotReached("away");
            }
            return number;
          },
          TERMS,
          clock);

  @Test
  void aFreshValueIsNotFetchedAgain() throws NotReached {
    assertThat(remembered.get()).isEqualTo(1);
    clock.pass(TERMS.fresh().minusMillis(1));
    assertThat(remembered.get()).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));
    assertThat(remembered.get()).isEqualTo(2);
  }

  @Test
  void anOlderValueIsUsedWhileThereIsNoNewerOneAndNoLonger() throws NotReached {
    remembered.get();
    away = true;
    clock.pass(TERMS.usable().minusMillis(1));
    assertThat(remembered.get()).isEqualTo(1);
    assertThat(remembered.fault()).contains("away");
    clock.pass(Duration.ofMillis(1));
    assertThatThrownBy(remembered::get).isInstanceOf(NotReached.class);
  }

  @Test
  void afterAFailureThereIsNoFetchDuringThePause() throws NotReached {
    away = true;
    assertThatThrownBy(remembered::get).hasMessage("away");
    clock.pass(TERMS.pause().minusMillis(1));
    assertThatThrownBy(remembered::get).hasMessage("away");
    assertThat(fetched).hasValue(1);
    away = false;
    clock.pass(Duration.ofMillis(1));
    assertThat(remembered.get()).isEqualTo(2);
    assertThat(remembered.fault()).isEmpty();
  }

  @Test
  void forcedRenewalsAreLimitedByThePause() throws NotReached {
    remembered.get();
    assertThat(remembered.renewed()).contains(2);
    clock.pass(TERMS.pause().minusMillis(1));
    assertThat(remembered.renewed()).contains(2);
    clock.pass(Duration.ofMillis(1));
    assertThat(remembered.renewed()).contains(3);
  }

  @Test
  void theCachedValueIsKeptWhenAFetchFails() throws NotReached {
    remembered.get();
    away = true;
    assertThat(remembered.renewed()).contains(1);
    assertThat(remembered.cached()).contains(1);
  }

  /** A source that responds when a test allows it. */
  private static final class Slow implements StaleWhileRevalidate.Source<Integer> {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger fetched = new AtomicInteger();

    @Override
    public Integer fetch() throws NotReached {
      entered.countDown();
      try {
        answer.await();
      } catch (InterruptedException stopping) {
        throw new NotReached("stopping");
      }
      return fetched.incrementAndGet();
    }
  }

  @Test
  void manyWhoAskAtOnceMakeOneRequest() throws Exception {
    var source = new Slow();
    var slow = new StaleWhileRevalidate<>(source, TERMS, clock);
    var pool = Executors.newFixedThreadPool(3);
    try {
      var first = pool.submit(slow::get);
      source.entered.await();
      var second = pool.submit(slow::get);
      var third = pool.submit(slow::get);
      source.answer.countDown();
      assertThat(List.of(first.get(), second.get(), third.get())).containsOnly(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whileSomebodyAsksTheOthersGetTheOlderValueAtOnce() throws Exception {
    var source = new Slow();
    var values = new AtomicInteger();
    var slow =
        new StaleWhileRevalidate<>(
            () -> values.incrementAndGet() == 1 ? Integer.valueOf(0) : source.fetch(),
            TERMS,
            clock);
    assertThat(slow.get()).isZero();
    clock.pass(TERMS.fresh());
    var pool = Executors.newSingleThreadExecutor();
    try {
      var asking = pool.submit(slow::get);
      source.entered.await();
      assertThat(slow.get()).isZero();
      source.answer.countDown();
      assertThat(asking.get()).isEqualTo(1);
      assertThat(slow.get()).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }
}
