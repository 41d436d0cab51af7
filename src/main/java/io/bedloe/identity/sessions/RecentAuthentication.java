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
 * Records when the owner of a session proved the password, and the second factor where the account
 * has one: at sign-in, or later by {@link Reauthenticate}. Operations that would give lasting
 * access to somebody who uses an open session or a stolen access token require a recent proof (RFC
 * 9470).
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
   * Does the same for operations whose effect outlasts the session, and locks the session: a
   * request that ends it waits for this transaction, and sees its result.
   */
  public void mustBeRecentAndStay(Caller caller) {
    var session = caller.sessionId();
    if (session != null && !sessions.lockRunning(session)) {
      throw tooOld();
    }
    mustBeRecent(caller);
  }

  /** Refuses a caller who has no session, or whose last authentication is too old. */
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
