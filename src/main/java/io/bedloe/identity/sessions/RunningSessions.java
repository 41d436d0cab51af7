package io.bedloe.identity.sessions;

import io.bedloe.identity.sessions.usecase.LiveSessions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Returns the accounts of sessions that have not ended. */
@Dependent
public class RunningSessions {

  /** The owner of a session. */
  public record Owner(AccountId userId, String email) {}

  private final LiveSessions live;

  @Inject
  public RunningSessions(LiveSessions live) {
    this.live = live;
  }

  public Optional<Owner> ownerOf(SessionId sessionId) {
    return live.find(sessionId).map(session -> new Owner(session.userId(), session.email()));
  }
}
