package io.bedloe.platform.realtime;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.ProblemWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the sockets whose client has not sent its access token yet. They have places of their own,
 * so that nobody without a credential can use up those of accounts.
 */
@ApplicationScoped
public class UnauthenticatedSockets {

  /** Each lasts for seconds at most, and for a fraction of one with an honest client. */
  static final int MOST = 500;

  /** Many clients can have one address, behind a router or a proxy. */
  static final int MOST_OF_AN_ADDRESS = 50;

  private static final long RETRY_AFTER_SECONDS = 5;

  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  /** Takes a slot; refuses when the server or the address has none left. */
  public ConnectionLimits.Slot take(String address) {
    int ofServer = all.incrementAndGet();
    int ofAddress = byAddress.merge(address, 1, Integer::sum);
    if (ofServer > MOST || ofAddress > MOST_OF_AN_ADDRESS) {
      release(address);
      throw Rejected.because(
              RealtimeRule.NO_FREE_CONNECTION,
              "Too many sockets have not sent their access token yet. Try again later, or open the"
                  + " socket with a ticket.")
          .with(ProblemWriter.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    var isClosed = new AtomicBoolean();
    return () -> {
      if (isClosed.compareAndSet(false, true)) {
        release(address);
      }
    };
  }

  private void release(String address) {
    byAddress.computeIfPresent(address, (known, open) -> open == 1 ? null : open - 1);
    all.decrementAndGet();
  }
}
