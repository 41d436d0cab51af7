package io.bedloe.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many who act at the same moment, each in a thread of its own. */
public final class Crowd {

  /** Far more than any crowd takes: what hangs fails, and does not hold up the build. */
  private static final long PATIENCE_SECONDS = 240;

  private Crowd() {}

  /** What one of them does. */
  @FunctionalInterface
  public interface Act<T> {
    T by(int number) throws Exception;
  }

  /** Lets them all go when all are ready; answers what each got, in the order of their numbers. */
  public static <T> List<T> atOnce(int many, Act<T> act) throws Exception {
    var pool = Executors.newFixedThreadPool(many);
    try {
      var ready = new CountDownLatch(many);
      var go = new CountDownLatch(1);
      var started = new ArrayList<Future<T>>();
      for (int i = 0; i < many; i++) {
        int number = i;
        Callable<T> one =
            () -> {
              ready.countDown();
              go.await();
              return act.by(number);
            };
        started.add(pool.submit(one));
      }
      ready.await();
      go.countDown();
      var results = new ArrayList<T>();
      for (var one : started) {
        results.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
