package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.federation.data.ExternalSessions;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.sessions.SessionReplaced;
import io.bedloe.platform.jobs.CleanupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Updates the data of external identities when accounts and sessions change, in the same
 * transaction.
 */
@ApplicationScoped
public class FollowSessions implements CleanupTask {

  /** The data is kept as long as the refresh tokens of the session. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Identities identities;
  private final ExternalSessions external;

  @Inject
  public FollowSessions(Identities identities, ExternalSessions external) {
    this.identities = identities;
    this.external = external;
  }

  void erased(@Observes AccountErased event) {
    identities.unlinkAllOf(event.userId());
    external.removeAllOf(event.userId());
  }

  /**
   * Assigns the provider's session to the new session, so that logout and refresh checks apply to
   * it too.
   */
  void replaced(@Observes SessionReplaced event) {
    external.move(event.former(), event.next());
  }

  @Override
  public void cleanUp(Instant now) {
    external.removeOfSessionsOver(now.minus(KEPT));
  }
}
