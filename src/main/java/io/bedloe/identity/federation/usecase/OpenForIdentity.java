package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.accounts.Accounts;
import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.data.RoleGrants;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.oidc.ServiceAccounts.Service;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Opens an account for an identity that has none, if its provider is configured to open accounts.
 */
@ApplicationScoped
public class OpenForIdentity {

  private static final int LONGEST_NAME = 200;

  /** The limit is from RFC 5321, section 4.5.3.1.1. */
  private static final int LONGEST_LOCAL_PART = 64;

  private final Identities identities;
  private final Accounts accounts;
  private final RoleGrants grants;
  private final MapRoles mapRoles;
  private final EndSessions sessions;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public OpenForIdentity(
      Identities identities,
      Accounts accounts,
      RoleGrants grants,
      MapRoles mapRoles,
      EndSessions sessions,
      Clock clock,
      AuditTrail trail) {
    this.identities = identities;
    this.accounts = accounts;
    this.grants = grants;
    this.mapRoles = mapRoles;
    this.sessions = sessions;
    this.clock = clock;
    this.trail = trail;
  }

  void open(Identity identity) {
    var service = identity.service();
    if (service != null) {
      openForService(identity, service);
      return;
    }
    var email = identity.email();
    if (email == null || !identity.emailVerified()) {
      throw identity.provider().createsAccounts() ? notVerified(identity) : noAccount(identity);
    }
    if (accounts.isEmailTaken(email, AccountId.SYSTEM)) {
      throw Rejected.because(
          IdentityRule.IDENTITY_LINK_REQUIRED,
          "Sign in to the account another way, and link %s to it."
              .formatted(identity.provider().title()));
    }
    if (!identity.provider().createsAccounts()) {
      throw noAccount(identity);
    }
    var given = new TreeSet<>(identity.provider().firstRoles());
    given.addAll(identity.roles());
    var roles = mapRoles.existingRoles(given);
    var id =
        accounts
            .open(email, name(identity, email), roles)
            .orElseThrow(
                () ->
                    Rejected.because(
                        IdentityRule.IDENTITY_LINK_REQUIRED,
                        "A concurrent request linked the identity. Start the sign-in again."));
    accounts.markEmailVerified(id);
    grants.set(id, identity.issuer(), mapRoles.existingRoles(identity.roles()));
    link(identity, id, email, roles);
  }

  /**
   * Opens an account for a client that acts for itself. Its roles are not stored: they are taken
   * from the configuration.
   */
  private void openForService(Identity identity, Service service) {
    var name = service.client().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    var email =
        "%s@%s.service.invalid"
            .formatted(
                name.substring(0, Math.min(name.length(), LONGEST_LOCAL_PART)),
                identity.provider().name());
    var id =
        accounts
            .open(email, name(identity, email), List.of())
            .orElseThrow(
                () ->
                    Rejected.because(
                        IdentityRule.IDENTITY_LINK_REQUIRED,
                        "Another account has the address %s, which the account of this client would get."
                            .formatted(email)));
    link(identity, id, email, List.of());
  }

  private void link(Identity identity, AccountId id, String email, List<String> roles) {
    identities.link(identity, id, clock.instant());
    trail.record(
        "user.opened",
        Subject.of("user", id),
        null,
        Map.of("provider", identity.provider().name(), "email", email, "roles", roles));
    sessions.changed();
  }

  private static Rejected notVerified(Identity identity) {
    return Rejected.because(
        IdentityRule.PROVIDER_EMAIL_NOT_VERIFIED,
        "Verify your e-mail address at %s first.".formatted(identity.provider().title()));
  }

  private static Rejected noAccount(Identity identity) {
    return Rejected.because(
        IdentityRule.IDENTITY_NOT_LINKED,
        "Sign in to your account another way, and link %s to it."
            .formatted(identity.provider().title()));
  }

  private static String name(Identity identity, String email) {
    var name = identity.name() == null ? email : identity.name();
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
