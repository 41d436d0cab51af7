package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.federation.data.ExternalSessions;
import io.bedloe.identity.federation.data.ExternalSessions.External;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RefreshPrecondition;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.oidc.ProviderSessions;
import io.bedloe.platform.oidc.RefreshCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks the provider of a session whether its user is still signed in there, before the session is
 * refreshed. The call to the provider is made outside of any transaction.
 */
@ApplicationScoped
public class CheckAtProvider implements RefreshPrecondition {

  /**
   * Tabs of one browser refresh at the same time, and a provider may accept its refresh token only
   * once.
   */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ProviderSessions providers;
  private final ExternalSessions external;
  private final EndSessions end;
  private final Encryption encryption;
  private final Clock clock;

  @Inject
  public CheckAtProvider(
      ProviderSessions providers,
      ExternalSessions external,
      EndSessions end,
      Keyring keyring,
      Clock clock) {
    this.providers = providers;
    this.external = external;
    this.end = end;
    this.encryption = keyring.encryption(ExternalSessions.TOKENS);
    this.clock = clock;
  }

  /**
   * Ends the session of a refresh token when its user is no longer signed in at the provider. It
   * refuses with 503 while the provider cannot be reached; the session is kept meanwhile.
   */
  @Override
  public void checkRefresh(RefreshToken token) {
    if (!providers.areAnyChecked()) {
      return;
    }
    var now = clock.instant();
    external
        .claim(token, now.minus(PAUSE), now)
        .filter(session -> providers.check(session.provider()) != RefreshCheck.NONE)
        .ifPresent(this::check);
  }

  private void check(External session) {
    try {
      renewed(session)
          .ifPresentOrElse(
              next -> external.save(session.sessionId(), encryption.encrypt(next)),
              () -> end(session));
    } catch (Rejected unavailable) {
      external.release(session.sessionId(), clock.instant().minus(PAUSE));
      throw unavailable;
    }
  }

  /**
   * A provider that has issued no refresh token cannot be asked, so nothing confirms that its
   * session is still open.
   */
  private Optional<String> renewed(External session) {
    var kept = session.refreshToken();
    return kept == null
        ? Optional.empty()
        : providers.renewed(session.provider(), encryption.decrypt(kept));
  }

  private void end(External session) {
    if (providers.check(session.provider()) == RefreshCheck.ACCOUNT) {
      end.endAllAndRevokeTokens(session.userId(), EndReason.CLOSED_AT_PROVIDER);
    } else {
      end.end(session.sessionId(), session.userId(), EndReason.CLOSED_AT_PROVIDER);
    }
  }
}
