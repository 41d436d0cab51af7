package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.model.AuthorizationRequestState.Linking;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.RunningSessions;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;

/** Links an identity to the account of a user who is signed in here and at the provider. */
@ApplicationScoped
public class LinkIdentity {

  private final Identities identities;
  private final RunningSessions running;
  private final EndSessions sessions;
  private final IdentityMails mails;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public LinkIdentity(
      Identities identities,
      RunningSessions running,
      EndSessions sessions,
      IdentityMails mails,
      Clock clock,
      AuditTrail trail) {
    this.identities = identities;
    this.running = running;
    this.sessions = sessions;
    this.mails = mails;
    this.clock = clock;
    this.trail = trail;
  }

  /** The session in which the linking began must still be open. */
  @Transactional
  public void link(Linking linking, Identity identity) {
    var session =
        running
            .ownerOf(linking.sessionId())
            .filter(found -> found.userId().equals(linking.userId()))
            .orElseThrow(
                () ->
                    Rejected.because(
                        AccessRule.SESSION_REQUIRED,
                        "The session that started the linking has ended."));
    identities.lock(linking.userId());
    identities.lock(identity);
    var owner = identities.owner(identity);
    if (owner.isPresent()) {
      if (!owner.get().userId().equals(linking.userId())) {
        throw Rejected.because(
            IdentityRule.IDENTITY_TAKEN, "Sign in to that account and unlink it there first.");
      }
      return; // The identity is linked already.
    }
    identities.link(identity, linking.userId(), clock.instant());
    trail.record(
        new Caller(
            linking.userId(),
            session.email(),
            Set.of(),
            Set.of(),
            Credential.session(linking.sessionId())),
        "identity.linked",
        Subject.of("user", linking.userId()),
        null,
        java.util.Map.of("provider", identity.provider().name(), "issuer", identity.issuer()));
    mails.identityLinked(session.email(), identity.provider().title());
    sessions.changed();
  }
}
