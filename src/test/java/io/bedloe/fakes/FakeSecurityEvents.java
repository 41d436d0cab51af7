package io.bedloe.fakes;

import io.bedloe.kernel.AccountId;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.ratelimit.RateLimits;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the security events in memory; none is suppressed. */
public final class FakeSecurityEvents extends SecurityEvents {

  private final List<Recorded> events = new ArrayList<>();

  /**
   * An event.
   *
   * @param account null when the event concerns none
   */
  public record Recorded(SecurityEvent event, String reason, @Nullable AccountId account) {}

  public FakeSecurityEvents() {
    super(new RateLimits(), MapConfig.settings(Map.of()), new FakeAuditTrail());
  }

  /** The events, the oldest first. */
  public List<Recorded> events() {
    return List.copyOf(events);
  }

  @Override
  public boolean recordWithoutAuditRow(
      SecurityEvent event, String source, String reason, AccountId account) {
    return events.add(new Recorded(event, reason, account));
  }

  @Override
  public boolean record(
      SecurityEvent event, String source, String reason, Supplier<Optional<AccountId>> account) {
    return events.add(new Recorded(event, reason, account.get().orElse(null)));
  }
}
