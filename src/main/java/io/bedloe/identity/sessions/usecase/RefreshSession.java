package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.SessionRule;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces a refresh token (RFC 9700, 4.14.2): each is valid for one use. Its first use and further
 * uses within a short grace period get the same next token, so that two tabs of one client both
 * continue; a later use means that somebody may have a copy, and ends the session.
 */
@ApplicationScoped
public class RefreshSession {

  private final RefreshTokens refreshTokens;
  private final EndSessions end;
  private final Accounts accounts;
  private final AccessTokens tokens;
  private final Settings settings;
  private final Clock clock;
  private final RefreshRecord record;

  @Inject
  public RefreshSession(
      RefreshTokens refreshTokens,
      EndSessions end,
      Accounts accounts,
      AccessTokens tokens,
      Settings settings,
      Clock clock,
      RefreshRecord record) {
    this.refreshTokens = refreshTokens;
    this.end = end;
    this.accounts = accounts;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
    this.record = record;
  }

  /**
   * Returns the next tokens; empty when the token is not valid; its session may have been ended.
   *
   * @param address the client address of the request
   */
  @Transactional
  public Optional<SignedIn> refresh(RefreshToken token, String address) {
    var now = clock.instant();
    var found = refreshTokens.lock(token);
    if (found.isEmpty()) {
      record.unknown(address);
      return Optional.empty();
    }
    var issued = found.get();
    return switch (issued.state(now)) {
      case SESSION_ENDED, EXPIRED -> {
        record.revoke(issued, address);
        yield Optional.empty();
      }
      case UNUSED -> {
        var expiresAt = now.plus(settings.get(SessionSettings.REFRESH_IDLE));
        var next = refreshTokens.replace(token, issued.sessionId(), now, expiresAt);
        record.refreshed(issued);
        yield signedIn(issued, next);
      }
      case USED -> repeat(token, issued, now, address);
    };
  }

  private Optional<SignedIn> repeat(
      RefreshToken token, IssuedRefreshToken issued, Instant now, String address) {
    var unused = refreshTokens.unusedSuccessor(token);
    if (!issued.isRepeatable(now, settings.get(SessionSettings.REFRESH_GRACE))
        || unused.isEmpty()) {
      end.end(issued.sessionId(), issued.userId(), EndReason.TOKEN_REUSED);
      record.reused(issued, address);
      return Optional.empty();
    }
    record.refreshed(issued);
    return signedIn(issued, unused.get());
  }

  /** Returns the problem for a token that is not valid. */
  public static Rejected refused() {
    return Rejected.because(
        SessionRule.INVALID_REFRESH_TOKEN, "Sign in again to get a new refresh token.");
  }

  private Optional<SignedIn> signedIn(IssuedRefreshToken issued, RefreshToken next) {
    return accounts
        .find(issued.userId())
        .map(
            account ->
                new SignedIn(
                    account, issued.sessionId(), tokens.issue(account, issued.sessionId()), next));
  }
}
