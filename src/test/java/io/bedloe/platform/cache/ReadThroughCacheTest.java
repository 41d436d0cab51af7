package io.bedloe.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class ReadThroughCacheTest {

  private static final Duration AGE = Duration.ofSeconds(1);

  private long now = Long.MAX_VALUE - AGE.toNanos() / 2;
  private final AtomicInteger reads = new AtomicInteger();
  private final ReadThroughCache<String, Integer> cache =
      new ReadThroughCache<>(AGE, 10, () -> now);

  private int get() {
    return cache.get("key", reads::incrementAndGet);
  }

  @Test
  void aValueIsReadOnceUntilItIsTooOld() {
    assertThat(get()).isEqualTo(1);
    now += AGE.toNanos() - 1;
    assertThat(get()).isEqualTo(1);
    now += 1;
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void theAgeCountsFromBeforeTheRead() {
    cache.get(
        "key",
        () -> {
          now += AGE.toNanos() - 1;
          return 0;
        });
    assertThat(get()).isZero();
    now += 1;
    assertThat(get()).isEqualTo(1);
  }

  @Test
  void anEvictedValueIsReadAgain() {
    assertThat(get()).isEqualTo(1);
    cache.evictAll();
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void aValueWhoseReadBeganBeforeAnEvictionIsNotCached() {
    int old =
        cache.get(
            "key",
            () -> {
              cache.evictAll();
              return -1;
            });
    assertThat(old).isEqualTo(-1);
    assertThat(get()).isEqualTo(1);
  }

  /** The other thread may have the connection that the first read waits for. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
  void aReadThatWaitsDoesNotStopAnotherOfTheSameValue() throws Exception {
    var isReading = new CountDownLatch(1);
    var connection = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () ->
                cache.get(
                    "key",
                    () -> {
                      isReading.countDown();
                      await(connection);
                      return 7;
                    }));
    isReading.await();
    assertThat(get()).isEqualTo(1);
    connection.countDown();
    assertThat(first.get()).isEqualTo(7);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
