package io.bedloe.platform.oidc;

import java.time.Clock;
import java.time.Duration;

/** The result of the last exchange with a part of a provider, for the status. */
final class LastExchange {

  private final Clock clock;
  private volatile ProviderStatus.Part part =
      new ProviderStatus.Part(ProviderStatus.State.NOT_ASKED, null, null, null);

  LastExchange(Clock clock) {
    this.clock = clock;
  }

  /** Runs an exchange and records its result. */
  <T> T record(StaleWhileRevalidate.Source<T> exchange) throws NotReached {
    try {
      var answer = exchange.fetch();
      succeeded();
      return answer;
    } catch (NotReached failure) {
      failed(failure.why());
      throw failure;
    }
  }

  void succeeded() {
    var now = clock.instant();
    part = new ProviderStatus.Part(ProviderStatus.State.SUCCEEDED, null, now, now);
  }

  void failed(String why) {
    part =
        new ProviderStatus.Part(
            ProviderStatus.State.FAILED, why, clock.instant(), part.succeededAt());
  }

  ProviderStatus.Part part() {
    return part;
  }

  boolean hasFailed() {
    return part.state() == ProviderStatus.State.FAILED;
  }

  boolean isOlderThan(Duration age) {
    var asked = part.askedAt();
    return asked == null || !clock.instant().isBefore(asked.plus(age));
  }
}
