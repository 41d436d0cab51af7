package io.bedloe.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs something in many threads at the same time. */
public final class AtOnce {

  /** The work of one thread. */
  public interface Call<T> {
    T number(int i) throws Exception;
  }

  private AtOnce() {}

  /** Starts all threads together; returns their results in the order of their numbers. */
  public static <T> List<T> all(int many, Call<T> call) throws Exception {
    var pool = Executors.newFixedThreadPool(many);
    try {
      var start = new CountDownLatch(1);
      var calls = new ArrayList<Future<T>>();
      for (int i = 0; i < many; i++) {
        int number = i;
        Callable<T> task =
            () -> {
              start.await();
              return call.number(number);
            };
        calls.add(pool.submit(task));
      }
      start.countDown();
      var answers = new ArrayList<T>();
      for (var done : calls) {
        answers.add(done.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }
}
