package io.bedloe.identity.sessions;

import io.bedloe.identity.accounts.RecentProof;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.usecase.Reauthenticate;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * When the owner of a session has shown the password, and the second factor where the account has
 * one: at sign-in, or later by {@link Reauthenticate}. What would let somebody who found an open
 * screen or a stolen access token stay in the account needs that to be recent (RFC 9470).
 */
@ApplicationScoped
public class RecentAuthentication implements RecentProof {

  private final Sessions sessions;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public RecentAuthentication(Sessions sessions, Settings settings, Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The same, for what outlasts the session: whoever ends the session waits for the transaction,
   * and finds what it has made.
   */
  public void mustBeRecentAndStay(Caller caller) {
    var session = caller.sessionId();
    if (session != null && !sessions.lockRunning(session)) {
      throw tooOld();
    }
    mustBeRecent(caller);
  }

  /** Refuses a caller who has no session, or whose proof is too old. */
  @Override
  public void mustBeRecent(Caller caller) {
    var age = settings.get(SessionSettings.REAUTHENTICATION_AGE);
    var since = clock.instant().minus(age);
    var session = caller.sessionId();
    if (session == null
        || sessions.findShown(session).filter(shown -> shown.isSince(since)).isEmpty()) {
      throw tooOld();
    }
  }

  private Rejected tooOld() {
    var age = settings.get(SessionSettings.REAUTHENTICATION_AGE);
    return Rejected.because(
            AccessRule.INSUFFICIENT_USER_AUTHENTICATION,
            ("The request needs an authentication (password, and second factor where there is "
                    + "one) in the last %d seconds: send them to POST /auth/reauthentication, or sign in "
                    + "again.")
                .formatted(age.toSeconds()))
        .with("maxAge", age.toSeconds());
  }
}
