package io.bedloe.platform.outgoing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the time of a whole exchange: the look-up of the name, the connection, and the response. A
 * receiver that sends a byte now and then cannot make it longer.
 */
final class TimeLimit {

  /** The limit that Standard Webhooks recommends is 15 to 30 seconds. */
  static final Duration WHOLE = Duration.ofSeconds(15);

  /** The longest time until a thread begins with an exchange. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private TimeLimit() {}

  /**
   * Runs an exchange in another thread. The time until a thread begins does not count: a busy
   * server says nothing about a receiver.
   */
  static OutgoingResponse run(
      OutgoingExchange exchange, Callable<OutgoingResponse> work, Executor threads, Duration limit)
      throws NotDelivered, ExchangeAborted {
    var begun = new CountDownLatch(1);
    try {
      var running =
          new FutureTask<>(
              () -> {
                begun.countDown();
                return work.call();
              });
      threads.execute(running);
      if (!begun.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        running.cancel(true);
        end(exchange);
        throw new ExchangeAborted("No thread was free within %s.".formatted(LONGEST_WAIT));
      }
      return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      end(exchange);
      throw new NotDelivered("There was no response within %d s.".formatted(limit.toSeconds()));
    } catch (ExecutionException failure) {
      throw reason(failure);
    } catch (RejectedExecutionException stopping) {
      throw new ExchangeAborted("The server is stopping.", stopping);
    } catch (InterruptedException stopping) {
      end(exchange);
      Thread.currentThread().interrupt();
      throw new ExchangeAborted("The server is stopping.", stopping);
    }
  }

  private static NotDelivered reason(ExecutionException failure) {
    if (failure.getCause() instanceof NotDelivered known) {
      return known;
    }
    throw new IllegalStateException("a request failed in an unknown way", failure.getCause());
  }

  /** The thread that waits for the connection ends with an exception, which nobody reads. */
  private static void end(OutgoingExchange exchange) throws NotDelivered {
    exchange.close();
  }
}
