package io.bedloe.identity.access.work;

import io.bedloe.identity.access.data.AccountTokens;
import io.bedloe.identity.access.data.Registrations;
import io.bedloe.identity.access.data.Sessions;
import io.bedloe.identity.access.usecase.SignInThrottle;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets what is too old to be used: what nobody has verified says something of a person. */
@Singleton
public class ForgetOldTokens {

  /** Longer than any delay; a token that is used again after its session is over tells nothing. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Logger LOG = Logger.getLogger(ForgetOldTokens.class.getName());

  private final Schema schema;
  private final Registrations registrations;
  private final AccountTokens tokens;
  private final Sessions sessions;
  private final SignInThrottle throttle;
  private final Clock clock;

  @Inject
  public ForgetOldTokens(
      Schema schema,
      Registrations registrations,
      AccountTokens tokens,
      Sessions sessions,
      SignInThrottle throttle,
      Clock clock) {
    this.schema = schema;
    this.registrations = registrations;
    this.tokens = tokens;
    this.sessions = sessions;
    this.throttle = throttle;
    this.clock = clock;
  }

  /** For the container only. */
  @SuppressWarnings("NullAway")
  public ForgetOldTokens() {
    this.schema = null;
    this.registrations = null;
    this.tokens = null;
    this.sessions = null;
    this.throttle = null;
    this.clock = null;
  }

  /** Any server may do it, at any time. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void now() {
    if (schema.state() == Schema.State.CURRENT) {
      var now = clock.instant();
      int forgotten =
          registrations.forgetExpired(now)
              + tokens.forgetExpired(now)
              + sessions.forgetTokensOfSessionsOver(now.minus(KEPT))
              + throttle.forgetUnusedSince(now.minus(KEPT));
      LOG.log(Level.FINE, "{0} registrations, tokens and counters were too old", forgotten);
    }
  }
}
