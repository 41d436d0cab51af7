package io.bedloe.platform.ratelimit;

import io.bedloe.platform.ratelimit.RateLimits.Taken;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rate limit that the current request was counted against. */
@RequestScoped
public class CurrentLimit {

  private @Nullable Taken taken;

  public void is(Taken counted) {
    this.taken = counted;
  }

  public Optional<Taken> get() {
    return Optional.ofNullable(taken);
  }
}
