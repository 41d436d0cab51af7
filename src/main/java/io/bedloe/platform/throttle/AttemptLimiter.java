package io.bedloe.platform.throttle;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.http.ProblemWriter;
import io.bedloe.platform.jobs.CleanupTask;
import io.bedloe.platform.security.SignInDevice;
import io.bedloe.platform.throttle.KnownSources.CountedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Delays attempts at guessing passwords. An attempt is counted before the password is checked, so
 * that concurrent attempts count too. An address, or a device with its cookie, that has signed in
 * to the account before has a counter of its own, which other clients do not affect; all other
 * clients are counted by their address and, for each account, together (OWASP: device cookies).
 * Mails that anybody may request are counted in the same way. IPv6 addresses are counted by their
 * /64 network.
 */
@ApplicationScoped
public class AttemptLimiter implements CleanupTask {

  /** The time for which an unused counter is kept; it is longer than any delay. */
  private static final Duration COUNTED_FOR = Duration.ofDays(1);

  /** The time for which an unused address or device is remembered. */
  private static final Duration KNOWN_FOR = Duration.ofDays(90);

  private final AttemptCounters counters;
  private final KnownSources known;
  private final SignInDevice device;
  private final Clock clock;

  @Inject
  public AttemptLimiter(
      AttemptCounters counters, KnownSources known, SignInDevice device, Clock clock) {
    this.counters = counters;
    this.known = known;
    this.device = device;
    this.clock = clock;
  }

  private record Counter(String key, AttemptDelay delay) {}

  /**
   * The source of an attempt on an account.
   *
   * @param key the key of its own counter
   * @param isKnown whether it has signed in to the account before
   * @param isKnownDevice whether it has done so with its device cookie
   */
  private record Source(
      CountedAccount account, String key, boolean isKnown, boolean isKnownDevice) {}

  private Source source(String email, String address) {
    var account = known.accountOf(email);
    var addressKey = addressKey(account, address);
    var token = device.sent();
    var deviceKey = token == null ? addressKey : deviceKey(account, token);
    var knownKeys = known.knownOf(Set.copyOf(List.of(addressKey, deviceKey)));
    boolean isKnownDevice = !deviceKey.equals(addressKey) && knownKeys.contains(deviceKey);
    return new Source(
        account, isKnownDevice ? deviceKey : addressKey, !knownKeys.isEmpty(), isKnownDevice);
  }

  private static String addressKey(CountedAccount account, String address) {
    return hash("account", account.key(), IpRange.subscriberOf(address));
  }

  private static String deviceKey(CountedAccount account, String token) {
    return hash("known device", account.key(), token);
  }

  private static Counter ofAddress(String address) {
    return new Counter(hash("address", IpRange.subscriberOf(address)), AttemptDelay.OF_ADDRESS);
  }

  private static Counter ofStrangers(Source source) {
    return new Counter(hash("strangers to", source.account().key()), AttemptDelay.OF_STRANGERS);
  }

  /** Counts an attempt; refuses it while a delay lasts. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void checkRate(String email, String address) {
    var source = source(email, address);
    var counted = new ArrayList<Counter>();
    counted.add(new Counter(source.key(), AttemptDelay.OF_ACCOUNT));
    if (!source.isKnown()) {
      counted.add(ofStrangers(source));
    }
    if (!source.isKnownDevice()) {
      counted.add(ofAddress(address));
    }
    count(counted, ThrottleRule.SIGN_IN_DELAYED, "Too many attempts failed");
    if (source.isKnownDevice()) {
      // Other people may share the address, so that the address's counter does not block it.
      counters.countOnly(ofAddress(address).key(), AttemptDelay.OF_ADDRESS, clock.instant());
    }
  }

  /**
   * Resets the counters after a correct password: former failures were typing mistakes. The address
   * and the device are remembered from now on.
   */
  @Transactional
  public void reset(String email, String address) {
    var source = source(email, address);
    int own = counters.remove(source.key());
    if (!source.isKnown()) {
      counters.giveBack(ofStrangers(source).key(), own);
    }
    counters.giveBack(ofAddress(address).key(), 1);
    recordKnownSource(source, address);
  }

  /**
   * Remembers the address and the device after the password was set with a link from the mailbox.
   * Attempts of other clients on the account then do not delay its owner there.
   */
  @Transactional
  public void rememberAfterReset(String email, String address) {
    var source = source(email, address);
    counters.remove(source.key());
    recordKnownSource(source, address);
  }

  private void recordKnownSource(Source source, String address) {
    var userId = source.account().userId();
    if (userId != null) {
      var keys = new ArrayList<String>();
      keys.add(addressKey(source.account(), address));
      device.rememberAfterSignIn().ifPresent(token -> keys.add(deviceKey(source.account(), token)));
      known.save(userId, keys, clock.instant());
    }
  }

  /**
   * Subtracts an attempt that has not failed but is not complete either: another attempt follows,
   * and is counted too.
   */
  public void resetHalf(String address) {
    counters.giveBack(ofAddress(address).key(), 1);
  }

  /**
   * Counts a requested mail, whether or not its address has an account, so that nobody gets too
   * many mails and the response reveals nothing.
   *
   * @param email the recipient of the mail
   * @param address the client address of the request
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitMail(String email, String address) {
    count(
        List.of(
            new Counter(
                hash("mails from", IpRange.subscriberOf(address)), AttemptDelay.OF_MAILS_FROM),
            new Counter(hash("mails to", known.accountOf(email).key()), AttemptDelay.OF_MAILS_TO)),
        ThrottleRule.TOO_MANY_MAILS,
        "Too many mails were requested");
  }

  /** Counts the use of a token; {@link #resetToken} takes it back when the token was good. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitToken(String address) {
    count(List.of(tokens(address)), ThrottleRule.TOO_MANY_MAILS, "Too many links were not valid");
  }

  public void resetToken(String address) {
    counters.giveBack(tokens(address).key(), 1);
  }

  private static Counter tokens(String address) {
    return new Counter(hash("tokens from", IpRange.subscriberOf(address)), AttemptDelay.OF_ADDRESS);
  }

  /** Counts a code of a second factor from any source, because its sender knows the password. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admitCode(AccountId userId) {
    count(List.of(codes(userId)), ThrottleRule.SIGN_IN_DELAYED, "Too many codes were wrong");
  }

  public void resetCodes(AccountId userId) {
    counters.remove(codes(userId).key());
  }

  private static Counter codes(AccountId userId) {
    return new Counter(hash("codes of", userId.toString()), AttemptDelay.OF_ACCOUNT);
  }

  private void count(List<Counter> all, Rule rule, String why) {
    var now = clock.instant();
    for (var counter : all) {
      var blockedUntil = counters.count(counter.key(), counter.delay(), now);
      if (blockedUntil.isAfter(now)) {
        throw Rejected.because(
                rule, why + "; the next attempt is accepted after " + blockedUntil + ".")
            .with("retryAt", blockedUntil)
            .with(
                ProblemWriter.RETRY_AFTER,
                Duration.between(now, blockedUntil).plusMillis(999).toSeconds());
      }
    }
  }

  /** Deletes the addresses and devices from which an account has signed in. */
  public void deleteSourcesOf(AccountId userId) {
    known.deleteAllOf(userId);
  }

  /** Deletes counters that were not used for a while, and sources that are no longer remembered. */
  @Override
  public void cleanUp(Instant now) {
    counters.deleteUnusedSince(now.minus(COUNTED_FOR));
    known.deleteUnusedSince(now.minus(KNOWN_FOR));
  }

  private static String hash(String... parts) {
    return Digests.sha256Hex(String.join("\0", parts) + "\0");
  }
}
