package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.federation.data.ExternalSessions;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.oidc.OidcSettings;
import io.bedloe.platform.oidc.ProviderSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/**
 * Logs out here and at the provider: at the caller's request (OpenID Connect RP-Initiated Logout
 * 1.0) or at the provider's request (OpenID Connect Back-Channel Logout 1.0).
 */
@ApplicationScoped
public class LogOutAtProvider {

  private final ProviderSessions providers;
  private final ExternalSessions external;
  private final EndSessions end;
  private final Settings settings;
  private final Encryption encryption;

  @Inject
  public LogOutAtProvider(
      ProviderSessions providers,
      ExternalSessions external,
      EndSessions end,
      Settings settings,
      Keyring keyring) {
    this.providers = providers;
    this.external = external;
    this.end = end;
    this.settings = settings;
    this.encryption = keyring.encryption(ExternalSessions.TOKENS);
  }

  /**
   * Ends the caller's session; returns the address with which the browser logs out at the provider,
   * if a provider has opened the session and supports that.
   */
  public Optional<URI> byCaller(Caller caller) {
    var id = caller.sessionId();
    if (id == null) {
      return Optional.empty();
    }
    var session = external.find(id);
    end.end(id, caller.id(), EndReason.SIGNED_OUT);
    return session.flatMap(
        found -> providers.endSession(found.provider(), encryption.decrypt(found.idToken())));
  }

  /**
   * Ends the sessions that a logout token refers to. Sessions that began after the token was issued
   * stay open, so that a replayed token ends no further sessions.
   */
  public void byProvider(String provider, String token) {
    var said = providers.loggedOut(provider, token);
    external
        .meantBy(said, said.issuedAt().plus(settings.get(OidcSettings.CLOCK_SKEW)))
        .forEach(
            session ->
                end.end(session.sessionId(), session.userId(), EndReason.SIGNED_OUT_AT_PROVIDER));
  }
}
