package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestThreadTest {

  @Test
  void aThreadHasTheLowestPriorityFromItsFirstRequestOn() throws Exception {
    var priority = new AtomicInteger();
    var thread =
        new Thread(
            () -> {
              RequestThread.yieldToCompilers();
              priority.set(Thread.currentThread().getPriority());
            });
    assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);

    thread.start();
    thread.join();
    assertThat(priority).hasValue(Thread.MIN_PRIORITY);
  }
}
