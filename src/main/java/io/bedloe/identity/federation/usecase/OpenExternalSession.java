package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.federation.data.ExternalSessions;
import io.bedloe.identity.federation.data.ExternalSessions.Opened;
import io.bedloe.identity.sessions.OpenSession;
import io.bedloe.identity.sessions.SignedIn;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.oidc.CodeFlow.Proof;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Opens a session for a user who has signed in at a provider. */
@ApplicationScoped
public class OpenExternalSession {

  private final OpenSession open;
  private final ExternalSessions external;
  private final Encryption encryption;
  private final Clock clock;

  @Inject
  public OpenExternalSession(
      OpenSession open, ExternalSessions external, Keyring keyring, Clock clock) {
    this.open = open;
    this.external = external;
    this.encryption = keyring.encryption(ExternalSessions.TOKENS);
    this.clock = clock;
  }

  SignedIn forAccount(Account account, Proof proof, RequestOrigin origin) {
    var life = proof.identity().provider().sessions().life();
    var signedIn = open.forAccount(account, life, origin);
    var session = proof.session();
    var refresh = session.refreshToken();
    external.add(
        signedIn.session(),
        proof.identity(),
        new Opened(
            session.sid(),
            encryption.encrypt(session.idToken()),
            refresh == null ? null : encryption.encrypt(refresh)),
        clock.instant());
    return signedIn;
  }
}
