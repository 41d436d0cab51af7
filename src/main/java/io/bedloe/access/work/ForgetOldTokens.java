package io.bedloe.access.work;

import io.bedloe.access.data.AccountTokens;
import io.bedloe.access.data.Registrations;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets what is too old to be used: what nobody has verified says something of a person. */
@Singleton
public class ForgetOldTokens {

  private static final Logger LOG = Logger.getLogger(ForgetOldTokens.class.getName());

  private final Schema schema;
  private final Registrations registrations;
  private final AccountTokens tokens;
  private final Clock clock;

  @Inject
  public ForgetOldTokens(
      Schema schema, Registrations registrations, AccountTokens tokens, Clock clock) {
    this.schema = schema;
    this.registrations = registrations;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** For the container only. */
  @SuppressWarnings("NullAway")
  public ForgetOldTokens() {
    this.schema = null;
    this.registrations = null;
    this.tokens = null;
    this.clock = null;
  }

  /** Any server may do it, at any time. */
  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void now() {
    if (schema.state() == Schema.State.CURRENT) {
      int forgotten =
          registrations.forgetExpired(clock.instant()) + tokens.forgetExpired(clock.instant());
      LOG.log(Level.FINE, "{0} registrations and tokens were too old", forgotten);
    }
  }
}
