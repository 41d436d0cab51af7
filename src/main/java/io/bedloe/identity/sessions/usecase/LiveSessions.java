package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.cache.ReadThroughCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Caches the caller of each session. The end of a session, a change of roles or a disabled account
 * takes effect at once here, and on the other servers within {@link Roles#STALENESS}.
 */
@ApplicationScoped
public class LiveSessions {

  private static final int MOST = 20_000;

  private final Sessions sessions;
  private final Clock clock;
  private final ReadThroughCache<SessionId, Optional<Sessions.Live>> known =
      new ReadThroughCache<>(Roles.STALENESS, MOST);

  @Inject
  public LiveSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  public Optional<Sessions.Live> find(SessionId sessionId) {
    return known.get(sessionId, () -> sessions.live(sessionId, clock.instant()));
  }

  /** Reads valid sessions from the database, with one query and past the cache. */
  Map<SessionId, Sessions.Live> readAll(Set<SessionId> ids) {
    return sessions.live(ids, clock.instant());
  }

  void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
    known.evictAll();
  }
}
