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
 * The public keys that verify access tokens, in memory. They are read again when they are a second
 * old, so that a withdrawn key is refused within a second on every server. A key id that is not
 * known may be one that another server has made a moment ago: the keys are read at once, but not
 * more often than {@link #PAUSE} allows, however many such key ids strangers send.
 */
public final class VerificationKeys {

  /** Five reads a second at most. A new key of another server is known after this time. */
  static final Duration PAUSE = Duration.ofMillis(200);

  private record Snapshot(Map<String, JWSVerifier> byId, Instant readAt) {

    /** A clock that was set back makes a snapshot old, not young for a long time. */
    boolean isYoungerThan(Duration age, Instant now) {
      return !now.isBefore(readAt) && now.isBefore(readAt.plus(age));
    }
  }

  private final Supplier<List<ECKey>> read;
  private final Duration staleness;
  private final Clock clock;
  private volatile @Nullable Snapshot last;

  /**
   * Nothing is read yet.
   *
   * @param read reads the public halves of all keys that are trusted
   * @param staleness how long they may be kept
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

  /** Has the keys be read again before the next answer: they were changed here. */
  public synchronized void evict() {
    last = null;
  }

  private Snapshot youngerThan(Duration age) {
    var kept = last;
    return kept != null && kept.isYoungerThan(age, clock.instant()) ? kept : readAgain(age);
  }

  /** One read at a time; who has waited for another's read takes its result. */
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
