package io.bedloe.identity.sessions.model;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that verify access tokens, kept in memory. They are read again after one second,
 * so that every server refuses a withdrawn key within a second. An unknown key id may belong to a
 * key that another server has just created. In that case the keys are read at once, but not more
 * often than {@link #PAUSE} allows, so that unknown key ids cannot cause many reads.
 */
public final class VerificationKeys {

  /**
   * The limit is five reads per second. A new key of another server is known after at most this
   * time.
   */
  static final Duration PAUSE = Duration.ofMillis(200);

  private record Snapshot(Map<String, JWSVerifier> byId, Instant readAt) {

    /** When the clock was set back, a snapshot counts as old. */
    boolean isYoungerThan(Duration age, Instant now) {
      return !now.isBefore(readAt) && now.isBefore(readAt.plus(age));
    }
  }

  private final Supplier<List<ECKey>> read;
  private final Duration staleness;
  private final Clock clock;
  private volatile @Nullable Snapshot last;

  /**
   * Creates the cache; it reads the keys at the first use.
   *
   * @param read reads the public parts of all trusted keys
   * @param staleness the time for which the keys may be cached
   */
  public VerificationKeys(Supplier<List<ECKey>> read, Duration staleness, Clock clock) {
    this.read = read;
    this.staleness = staleness;
    this.clock = clock;
  }

  /** Returns the verifier of a key; empty when no trusted key has the id. */
  public Optional<JWSVerifier> find(String keyId) {
    var found = youngerThan(staleness).byId().get(keyId);
    return Optional.ofNullable(found == null ? youngerThan(PAUSE).byId().get(keyId) : found);
  }

  /** Evicts the keys after this server has changed them. */
  public synchronized void evict() {
    last = null;
  }

  private Snapshot youngerThan(Duration age) {
    var kept = last;
    return kept != null && kept.isYoungerThan(age, clock.instant()) ? kept : readAgain(age);
  }

  /** Reads are serialized; a thread that waited for another's read uses its result. */
  private synchronized Snapshot readAgain(Duration age) {
    var now = clock.instant();
    var kept = last;
    if (kept == null || !kept.isYoungerThan(age, now)) {
      kept = new Snapshot(verifiers(read.get()), now);
      last = kept;
    }
    return kept;
  }

  private static Map<String, JWSVerifier> verifiers(List<ECKey> keys) {
    var verifiers = new HashMap<String, JWSVerifier>();
    for (var key : keys) {
      try {
        verifiers.put(key.getKeyID(), new ECDSAVerifier(key.toPublicJWK()));
      } catch (JOSEException broken) {
        throw new IllegalStateException(
            "the stored key " + key.getKeyID() + " cannot be parsed", broken);
      }
    }
    return verifiers;
  }
}
