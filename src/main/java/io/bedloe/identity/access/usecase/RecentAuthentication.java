package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.AccessSettings;
import io.bedloe.identity.access.data.Sessions;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * When the owner of a session has shown the password, and the second factor where the account has
 * one: at sign-in, or later by {@link Reauthenticate}. What would let somebody who found an open
 * screen or a stolen access token stay in the account needs that to be recent (RFC 9470).
 */
@ApplicationScoped
public class RecentAuthentication {

  private final Sessions sessions;
  private final Settings settings;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public RecentAuthentication(Sessions sessions, Settings settings, AuditTrail trail, Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /** Refuses a caller who has no session, or whose proof is too old. */
  public void mustBeRecent(Caller caller) {
    var age = settings.get(AccessSettings.REAUTHENTICATION_AGE);
    var since = clock.instant().minus(age);
    var session = caller.sessionId();
    if (session == null
        || sessions.shown(session).filter(shown -> shown.isSince(since)).isEmpty()) {
      throw Rejected.because(
              AccessRule.INSUFFICIENT_USER_AUTHENTICATION,
              "This needs the password, and the second factor where there is one, to have been shown"
                  + " in the last %d seconds: send them to POST /auth/reauthentication, or sign in again."
                      .formatted(age.toSeconds()))
          .with("maxAge", age.toSeconds());
    }
  }

  /** Notes that the password was shown just now, and perhaps the second factor. */
  @Transactional
  public void note(Caller caller, UUID session, boolean secondFactor) {
    var now = clock.instant();
    sessions.showedPassword(session, now);
    if (secondFactor) {
      sessions.showedSecondFactor(session, now);
    }
    trail.record("session.reauthenticated", Subject.of("session", session), null, null);
  }
}
