package io.bedloe.access.usecase;

import io.bedloe.access.Account;
import io.bedloe.access.AccountRule;
import io.bedloe.access.BuiltInRole;
import io.bedloe.access.IdentityRule;
import io.bedloe.access.data.Identities;
import io.bedloe.access.data.Roles;
import io.bedloe.access.data.Sessions.Origin;
import io.bedloe.access.data.Users;
import io.bedloe.access.data.Users.WithPassword;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.oidc.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Gives somebody who has proved elsewhere who they are the account that goes with it: the one that
 * the identity is linked to, or a new one. Never one that only has the same address, because what
 * proves an address to a provider is not known here.
 */
@ApplicationScoped
public class AdmitIdentity {

  private static final int LONGEST_NAME = 200;

  private final Identities identities;
  private final Users users;
  private final Roles roles;
  private final OpenSession open;
  private final EndSessions sessions;
  private final Clock clock;
  private final AuditTrail trail;

  @Inject
  public AdmitIdentity(
      Identities identities,
      Users users,
      Roles roles,
      OpenSession open,
      EndSessions sessions,
      Clock clock,
      AuditTrail trail) {
    this.identities = identities;
    this.users = users;
    this.roles = roles;
    this.open = open;
    this.sessions = sessions;
    this.clock = clock;
    this.trail = trail;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected AdmitIdentity() {
    this.identities = null;
    this.users = null;
    this.roles = null;
    this.open = null;
    this.sessions = null;
    this.clock = null;
    this.trail = null;
  }

  /** Opens a session, with the roles that the provider gives now. */
  @Transactional
  public SignedIn signIn(Identity identity, Origin origin) {
    var account = mapped(usable(owner(identity)), identity);
    identities.used(identity, clock.instant());
    return open.forAccount(account, origin);
  }

  /** Opens an account for somebody who has none. */
  @Transactional
  public void newcomer(Identity identity) {
    owner(identity);
  }

  private UUID owner(Identity identity) {
    identities.hold(identity);
    return identities
        .owner(identity)
        .map(Identities.Owner::userId)
        .orElseGet(() -> opened(identity));
  }

  private Account usable(UUID id) {
    return users
        .byId(id)
        .map(WithPassword::account)
        .orElseThrow(
            () ->
                Rejected.because(
                    IdentityRule.ACCOUNT_CLOSED, "Ask those who look after the accounts."));
  }

  private UUID opened(Identity identity) {
    var email = identity.email();
    if (email == null || !identity.emailVerified()) {
      throw identity.provider().createsAccounts() ? notVerified(identity) : noAccount(identity);
    }
    if (users.isTaken(email, new UUID(0, 0))) {
      throw Rejected.because(
          IdentityRule.SIGN_IN_AND_LINK,
          "Sign in to it another way, and link %s to it.".formatted(identity.provider().title()));
    }
    if (!identity.provider().createsAccounts()) {
      throw noAccount(identity);
    }
    var given = new TreeSet<>(identity.provider().firstRoles());
    given.addAll(identity.roles());
    var id =
        users
            .open(email, name(identity, email), null, known(given))
            .orElseThrow(
                () -> Rejected.because(IdentityRule.SIGN_IN_AND_LINK, "Somebody was faster."));
    users.verified(id);
    identities.link(identity, id, clock.instant());
    trail.record(
        "user.opened",
        Subject.of("user", id),
        null,
        Map.of(
            "provider", identity.provider().name(),
            "email", email,
            "roles", known(given)));
    sessions.changed();
    return id;
  }

  private static Rejected notVerified(Identity identity) {
    return Rejected.because(
        IdentityRule.PROVIDER_EMAIL_NOT_VERIFIED,
        "Have %s verify your e-mail address first.".formatted(identity.provider().title()));
  }

  private static Rejected noAccount(Identity identity) {
    return Rejected.because(
        IdentityRule.NO_ACCOUNT,
        "Sign in to your account another way, and link %s to it."
            .formatted(identity.provider().title()));
  }

  private static String name(Identity identity, String email) {
    var name = identity.name() == null ? email : identity.name();
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** The account with the roles that the provider says it has, and with all others as they were. */
  private Account mapped(Account account, Identity identity) {
    if (wanted(account.roles(), identity).equals(account.roles())) {
      return account;
    }
    users.hold();
    var now = usable(account.id());
    var wanted = wanted(now.roles(), identity);
    users.change(now.id(), now.email(), now.name(), true, wanted);
    if (users.usableWith(BuiltInRole.ADMIN.code()) == 0) {
      throw Rejected.because(
          AccountRule.LAST_ADMIN,
          "%s does not say any more that you are one, and there is no other."
              .formatted(identity.provider().title()));
    }
    trail.record(
        "user.roles-mapped",
        Subject.of("user", now.id()),
        Map.of("roles", now.roles()),
        Map.of("roles", wanted, "provider", identity.provider().name()));
    sessions.changed();
    return new Account(now.id(), now.email(), now.name(), wanted);
  }

  /** What an account may be, given what it is and what the provider says. */
  List<String> wanted(Collection<String> has, Identity identity) {
    var wanted = new TreeSet<>(has);
    wanted.removeAll(identity.provider().mapping().managed());
    wanted.addAll(known(identity.roles()));
    return List.copyOf(wanted);
  }

  /** A role that is configured and does not exist is nobody's. */
  private List<String> known(Collection<String> names) {
    var graph = roles.graph();
    return new ArrayList<>(names.stream().filter(graph::has).sorted().toList());
  }
}
