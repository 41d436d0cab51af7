package io.bedloe.access.usecase;

import io.bedloe.access.SignInRule;
import io.bedloe.access.model.TryDelay;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Slows down who guesses passwords. A try is counted before the password is looked at, so that many
 * at once count too. The delay is for one account tried from one address, and for an address that
 * tries many accounts: nobody can lock out somebody else by guessing.
 */
@ApplicationScoped
public class SignInThrottle {

  private final Sql sql;
  private final Clock clock;

  @Inject
  public SignInThrottle(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SignInThrottle() {
    this.sql = null;
    this.clock = null;
  }

  private record Counter(String key, TryDelay delay) {}

  private static List<Counter> counters(String email, String address) {
    return List.of(
        new Counter(hash("account", email.toLowerCase(Locale.ROOT), address), TryDelay.OF_ACCOUNT),
        new Counter(hash("address", address), TryDelay.OF_ADDRESS));
  }

  /** Counts a try; refuses it while a delay lasts. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admit(String email, String address) {
    var now = clock.instant();
    for (var counter : counters(email, address)) {
      var blockedUntil = count(counter, now);
      if (blockedUntil.isAfter(now)) {
        throw Rejected.because(
                SignInRule.SIGN_IN_DELAYED,
                "Too many tries have failed; the next one counts after " + blockedUntil + ".")
            .with("retryAt", blockedUntil);
      }
    }
  }

  /** Until when this try is blocked; a try that is let through sets the delay of the next. */
  private Instant count(Counter counter, Instant now) {
    sql.update(
        """
        INSERT INTO sign_in_tries (key, tries, blocked_until, last_at) VALUES (?, 0, ?, ?)
        ON CONFLICT DO NOTHING""",
        counter.key(),
        now,
        now);
    record Tries(int tries, Instant blockedUntil, Instant lastAt) {}
    var known =
        sql.single(
            "SELECT tries, blocked_until, last_at FROM sign_in_tries WHERE key = ? FOR UPDATE",
            row ->
                new Tries(
                    row.integer("tries"), row.instant("blocked_until"), row.instant("last_at")),
            counter.key());
    if (known.blockedUntil().isAfter(now)) {
      return known.blockedUntil();
    }
    int tries = counter.delay().isForgotten(known.lastAt(), now) ? 1 : known.tries() + 1;
    sql.update(
        "UPDATE sign_in_tries SET tries = ?, blocked_until = ?, last_at = ? WHERE key = ?",
        tries,
        now.plus(counter.delay().after(tries)),
        now,
        counter.key());
    return now;
  }

  /** The password was right: what went wrong before was a mistake in typing. */
  public void forget(String email, String address) {
    sql.update("DELETE FROM sign_in_tries WHERE key = ?", counters(email, address).get(0).key());
    sql.update(
        "UPDATE sign_in_tries SET tries = greatest(tries - 1, 0) WHERE key = ?",
        counters(email, address).get(1).key());
  }

  private static String hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
