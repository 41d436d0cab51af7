package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refresh tokens and their successors, which are derived from them. */
@ApplicationScoped
public class RefreshTokens {

  /** Servers of the version before derive the same successor within the grace (ADR 96). */
  private static final KeyPurpose SUCCESSOR =
      KeyPurpose.of("refresh token", EarlierDerivation.SECRET).writtenAsVersion0();

  /**
   * The time for which tokens of an ended session are kept, so that their reuse can be detected.
   */
  private static final Duration KEPT = Duration.ofDays(1);

  private final Sessions sessions;
  private final MacKeys keys;

  @Inject
  RefreshTokens(Sessions sessions, Keyring keyring) {
    this.sessions = sessions;
    this.keys = keyring.macs(SUCCESSOR);
  }

  /** The token as stored; its session stays locked until the transaction ends. */
  Optional<IssuedRefreshToken> lock(RefreshToken token) {
    return sessions.findLocked(token);
  }

  /** Replaces a token that was not used before; returns its successor. */
  RefreshToken replace(RefreshToken token, SessionId sessionId, Instant now, Instant expiresAt) {
    var successor = token.successors(keys).get(0);
    sessions.use(token, sessionId, now);
    sessions.add(successor, sessionId, now, expiresAt);
    return successor;
  }

  /** The successor that was stored when the token was replaced; empty when it was used already. */
  Optional<RefreshToken> unusedSuccessor(RefreshToken token) {
    return token.successors(keys).stream()
        .filter(
            successor ->
                sessions.stored(successor).filter(stored -> stored.usedAt() == null).isPresent())
        .findFirst();
  }

  /** Deletes the tokens of sessions that ended a day ago or earlier. */
  public void deleteOld(Instant now) {
    sessions.deleteTokensOfEndedSessions(now.minus(KEPT));
  }
}
