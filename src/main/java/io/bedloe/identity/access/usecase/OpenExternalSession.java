package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.AccessSettings;
import io.bedloe.identity.access.Account;
import io.bedloe.identity.access.data.ExternalSessions;
import io.bedloe.identity.access.data.ExternalSessions.Opened;
import io.bedloe.identity.access.data.Sessions.Origin;
import io.bedloe.identity.access.model.SecretBox;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.oidc.CodeFlow.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Opens a session for somebody who has signed in at a provider. */
@ApplicationScoped
public class OpenExternalSession {

  private final OpenSession open;
  private final ExternalSessions external;
  private final Settings settings;
  private final Clock clock;

  @Inject
  public OpenExternalSession(
      OpenSession open, ExternalSessions external, Settings settings, Clock clock) {
    this.open = open;
    this.external = external;
    this.settings = settings;
    this.clock = clock;
  }

  SignedIn forAccount(Account account, Proof proof, Origin origin) {
    var signedIn = open.forAccount(account, origin);
    var box = new SecretBox(settings.get(AccessSettings.SECRET));
    var session = proof.session();
    var refresh = session.refreshToken();
    var now = clock.instant();
    var life = proof.identity().provider().sessions().life();
    external.add(
        signedIn.refresh(),
        proof.identity(),
        new Opened(
            session.sid(),
            box.closed(session.idToken()),
            refresh == null ? null : box.closed(refresh)),
        now,
        life == null ? null : now.plus(life));
    return signedIn;
  }
}
