package io.bedloe.identity.accounts;

import io.bedloe.identity.accounts.model.PasswordRules;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106): 46 MiB, one iteration, one lane, as in OWASP's
 * password storage cheat sheet, in the PHC string format. It can verify bcrypt hashes but does not
 * create them.
 */
@ApplicationScoped
public class Passwords {

  private static final int MEMORY_KIB = 47_104;
  private static final int PASSES = 1;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /**
   * The queue holds about five seconds of work of one core; later requests are asked to try again.
   */
  private static final int MOST_WAITING = 50;

  /** The limit is a quarter of the queue, so that a single source cannot fill it. */
  private static final int MOST_OF_ONE_SOURCE = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PHC =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

  private final int mostWaiting;
  private final int mostOfOneSource;
  private final SecureRandom random;
  private final Semaphore places;

  /** The number of passwords of each source that are being checked or wait for it. */
  private final Map<String, Integer> bySource = new ConcurrentHashMap<>();

  /**
   * The hash of a random password; it is checked when there is no account, so that the response
   * takes the same time.
   */
  private final String decoy;

  @Inject
  public Passwords(Settings settings, SecureRandom random) {
    this(settings.get(AccountSettings.PARALLEL_HASHES), MOST_WAITING, MOST_OF_ONE_SOURCE, random);
  }

  Passwords(int atOnce, int mostWaiting, int mostOfOneSource, SecureRandom random) {
    this.mostWaiting = mostWaiting;
    this.mostOfOneSource = mostOfOneSource;
    this.random = random;
    this.places = new Semaphore(atOnce, true);
    this.decoy = phc(new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  /**
   * Hashes a password. It must be called outside of any transaction: it takes a tenth of a second,
   * and may wait for ten seconds.
   *
   * @param source the source of the request, such as an IP address; one source cannot fill the
   *     queue alone
   */
  public String hash(String password, String source) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return phc(
        salt, bounded(source, () -> argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)));
  }

  /**
   * Returns whether the password matches the hash; both results take the same time. It must be
   * called outside of any transaction.
   *
   * @param source the source of the request, such as an IP address; one source cannot fill the
   *     queue alone
   */
  public boolean matches(String password, String phc, String source) {
    if (isBcrypt(phc)) {
      return bounded(source, () -> OpenBSDBCrypt.checkPassword(phc, bytes(password)));
    }
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not in a known format");
    }
    var salt = Base64.getDecoder().decode(parts.group(4));
    var expected = Base64.getDecoder().decode(parts.group(5));
    var actual =
        bounded(
            source,
            () ->
                argon2(
                    password,
                    salt,
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    expected.length));
    return MessageDigest.isEqual(actual, expected);
  }

  /** Returns whether a hash has another algorithm or lower parameters than a new one would have. */
  public boolean isOutdated(String phc) {
    var parts = PHC.matcher(phc);
    return !parts.matches()
        || Integer.parseInt(parts.group(1)) < MEMORY_KIB
        || Integer.parseInt(parts.group(2)) < PASSES;
  }

  private static boolean isBcrypt(String hash) {
    return hash.startsWith("$2");
  }

  private static byte[] bytes(String password) {
    return PasswordRules.normalized(password).getBytes(StandardCharsets.UTF_8);
  }

  /** Takes the time of a check when there is no hash to check. */
  public void simulateCheck(String password, String source) {
    matches(password, decoy, source);
  }

  private static byte[] argon2(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var hash = new byte[length];
    generator.generateBytes(bytes(password), hash);
    return hash;
  }

  /**
   * Runs the work when the queue has room and its source does not have too many entries. The
   * addresses of an IPv6 /64 network are one source.
   */
  <T> T bounded(String from, Supplier<T> work) {
    var source = IpRange.subscriberOf(from);
    try {
      if (bySource.merge(source, 1, Integer::sum) > mostOfOneSource) {
        throw tooMany();
      }
      if (!places.tryAcquire() && !acquiredInTime()) {
        throw tooMany();
      }
      try {
        return work.get();
      } finally {
        places.release();
      }
    } finally {
      bySource.computeIfPresent(source, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  private static Rejected tooMany() {
    return Rejected.because(
        PasswordRule.TOO_MANY_SIGN_INS,
        "Too many password checks run at the same time; try again in a moment.");
  }

  private boolean acquiredInTime() {
    try {
      return places.getQueueLength() < mostWaiting
          && places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String phc(byte[] salt, byte[] hash) {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
