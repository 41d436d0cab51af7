package io.bedloe.access.usecase;

import io.bedloe.access.RegistrationRule;
import io.bedloe.access.SignInRule;
import io.bedloe.access.model.TryDelay;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.http.ProblemWriter;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Slows down who guesses passwords. A try is counted before the password is looked at, so that many
 * at once count too. The delay is for one account tried from one address, and for an address that
 * tries many accounts: nobody can lock out somebody else by guessing. Mails that anybody may ask
 * for are counted in the same way.
 */
@ApplicationScoped
public class SignInThrottle {

  /** Not the time of the try: one that came at the same moment may have looked a bit earlier. */
  private static final Instant NOT_BLOCKED = Instant.EPOCH;

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
    count(counters(email, address), SignInRule.SIGN_IN_DELAYED, "Too many tries have failed");
  }

  /**
   * Counts a mail that somebody asks for, whether or not there is an account behind its address, so
   * that nobody is flooded and nothing is learnt.
   *
   * @param email to whom the mail would go
   * @param address from where it is asked
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitMail(String email, String address) {
    count(
        List.of(
            new Counter(hash("mails from", address), TryDelay.OF_MAILS_FROM),
            new Counter(hash("mails to", email.toLowerCase(Locale.ROOT)), TryDelay.OF_MAILS_TO)),
        RegistrationRule.TOO_MANY_MAILS,
        "Too many mails were asked for");
  }

  /** Counts the use of a token; {@link #forgetToken} takes it back when the token was good. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitToken(String address) {
    count(tokens(address), RegistrationRule.TOO_MANY_MAILS, "Too many links were not valid");
  }

  public void forgetToken(String address) {
    sql.update(
        "UPDATE sign_in_tries SET tries = greatest(tries - 1, 0) WHERE key = ?",
        tokens(address).get(0).key());
  }

  private static List<Counter> tokens(String address) {
    return List.of(new Counter(hash("tokens from", address), TryDelay.OF_ADDRESS));
  }

  /** Counts a code of a second factor, from wherever it comes: its sender has the password. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitCode(UUID userId) {
    count(codes(userId), SignInRule.SIGN_IN_DELAYED, "Too many codes were wrong");
  }

  public void forgetCodes(UUID userId) {
    sql.update("DELETE FROM sign_in_tries WHERE key = ?", codes(userId).get(0).key());
  }

  private static List<Counter> codes(UUID userId) {
    return List.of(new Counter(hash("codes of", userId.toString()), TryDelay.OF_ACCOUNT));
  }

  private void count(List<Counter> counters, Rule rule, String why) {
    var now = clock.instant();
    for (var counter : counters) {
      var blockedUntil = count(counter, now);
      if (blockedUntil.isAfter(now)) {
        throw Rejected.because(rule, why + "; the next one counts after " + blockedUntil + ".")
            .with("retryAt", blockedUntil)
            .with(
                ProblemWriter.RETRY_AFTER,
                Duration.between(now, blockedUntil).plusMillis(999).toSeconds());
      }
    }
  }

  /** Until when this try is blocked; a try that is let through sets the delay of the next. */
  private Instant count(Counter counter, Instant now) {
    record Tries(int tries, Instant blockedUntil, Instant lastAt) {}
    // One statement makes the row or holds it: a right password may remove it at any moment
    var known =
        sql.single(
            """
            INSERT INTO sign_in_tries AS t (key, tries, blocked_until, last_at)
            VALUES (?, 0, ?, ?) ON CONFLICT (key) DO UPDATE SET key = excluded.key
            RETURNING t.tries, t.blocked_until, t.last_at""",
            row ->
                new Tries(
                    row.integer("tries"), row.instant("blocked_until"), row.instant("last_at")),
            counter.key(),
            NOT_BLOCKED,
            now);
    if (known.blockedUntil().isAfter(now)) {
      return known.blockedUntil();
    }
    int tries = counter.delay().isForgotten(known.lastAt(), now) ? 1 : known.tries() + 1;
    var wait = counter.delay().after(tries);
    sql.update(
        "UPDATE sign_in_tries SET tries = ?, blocked_until = ?, last_at = ? WHERE key = ?",
        tries,
        wait.isZero() ? NOT_BLOCKED : now.plus(wait),
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

  /** The try has not failed, but is not over either: another follows, which is counted too. */
  public void forgetHalf(String address) {
    sql.update(
        "UPDATE sign_in_tries SET tries = greatest(tries - 1, 0) WHERE key = ?",
        hash("address", address));
  }

  /** Removes counters that nobody has come to since; answers how many. */
  public int forgetUnusedSince(Instant then) {
    return sql.update(
        "DELETE FROM sign_in_tries WHERE last_at < ? AND blocked_until < ?", then, then);
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
