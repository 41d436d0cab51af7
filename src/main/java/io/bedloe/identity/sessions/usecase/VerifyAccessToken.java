package io.bedloe.identity.sessions.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.identity.sessions.data.SigningKeys;
import io.bedloe.identity.sessions.model.OwnToken;
import io.bedloe.identity.sessions.model.TokenReader;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Verifies access tokens of this server with keys in memory. A verified signature is cached for a
 * while, since a client sends the same token many times; the trust in its key and its times are
 * checked with each request.
 */
@ApplicationScoped
public class VerifyAccessToken {

  private static final int MOST = 20_000;
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final SigningKeys keys;
  private final TokenReader reader;
  private final Clock clock;
  private final Cache<String, OwnToken> verified;

  @Inject
  public VerifyAccessToken(SigningKeys keys, Settings settings, Clock clock) {
    this.keys = keys;
    this.reader =
        new TokenReader(
            settings.get(SessionSettings.ISSUER),
            settings.get(SessionSettings.AUDIENCE),
            keys.verification());
    this.clock = clock;
    this.verified = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
  }

  /** Verifies an access token; empty when Bedloe did not issue it, or when it is not valid now. */
  public Optional<OwnToken> verify(String text) {
    var known = verified.getIfPresent(text);
    var token =
        known == null
            ? reader.read(text)
            : Optional.of(known).filter(kept -> keys.isTrusted(kept.keyId()));
    if (known == null) {
      token.ifPresent(read -> verified.put(text, read));
    }
    return token.filter(read -> read.isValidAt(clock.instant()));
  }
}
