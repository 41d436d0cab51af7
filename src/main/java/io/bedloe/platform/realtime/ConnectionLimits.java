package io.bedloe.platform.realtime;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.ProblemWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits the open connections of this server, and of each account on it. */
@ApplicationScoped
public class ConnectionLimits {

  /** Longer than a request waits for events, so that a place is probably free by then. */
  private static final long RETRY_AFTER_SECONDS = 30;

  private final Settings settings;
  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentMap<AccountId, Integer> byAccount = new ConcurrentHashMap<>();

  @Inject
  public ConnectionLimits(Settings settings) {
    this.settings = settings;
  }

  /** The permission to have one connection open; closing it again has no effect. */
  public interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes a slot; refuses when the server or the account has none left. */
  public Slot take(AccountId account) {
    int most = settings.get(RealtimeSettings.CONNECTIONS);
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      throw Rejected.because(
              RealtimeRule.NO_FREE_CONNECTION,
              "The server has %d open connections, which is its limit. Try again later."
                  .formatted(most))
          .with(ProblemWriter.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    int mostOfAccount = settings.get(RealtimeSettings.CONNECTIONS_PER_ACCOUNT);
    if (byAccount.merge(account, 1, Integer::sum) > mostOfAccount) {
      release(account);
      throw Rejected.because(
              RealtimeRule.TOO_MANY_CONNECTIONS,
              "An account may have %d open connections at the same time. Close one, or try again later."
                  .formatted(mostOfAccount))
          .with(ProblemWriter.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    var isClosed = new AtomicBoolean();
    return () -> {
      if (isClosed.compareAndSet(false, true)) {
        release(account);
      }
    };
  }

  private void release(AccountId account) {
    byAccount.computeIfPresent(account, (id, open) -> open == 1 ? null : open - 1);
    all.decrementAndGet();
  }

  /** Returns the number of open connections. */
  public int open() {
    return all.get();
  }
}
