package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.federation.IdentityRule;
import io.bedloe.identity.federation.data.Identities;
import io.bedloe.identity.federation.data.Identities.Owner;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.CallerPermissions;
import io.bedloe.identity.roles.Roles;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.cache.ReadThroughCache;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.oidc.FederatedAccessTokens;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.security.CallerResolver;
import io.bedloe.platform.security.SentCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves callers by access tokens of other issuers. The account is the one that the token's
 * issuer and subject are linked to; the provider's mapped roles are taken from this token. This
 * server refuses a disabled account at once, the other servers within {@link Roles#STALENESS}.
 */
@ApplicationScoped
public class FederatedTokenResolver implements CallerResolver {

  private static final int MOST = 20_000;

  /**
   * The key of the cache: an issuer with a subject, or with the account that one of its clients
   * acts as. They are separate members, so that a subject cannot be confused with an account.
   */
  private record Key(String issuer, @Nullable String subject, @Nullable String account) {}

  private final Settings settings;
  private final FederatedAccessTokens tokens;
  private final Identities identities;
  private final ApplyFederationRules admit;
  private final MapRoles mapRoles;
  private final Roles roles;
  private final ReadThroughCache<Key, Optional<Owner>> known =
      new ReadThroughCache<>(Roles.STALENESS, MOST);

  @Inject
  public FederatedTokenResolver(
      FederatedAccessTokens tokens,
      Identities identities,
      ApplyFederationRules admit,
      MapRoles mapRoles,
      Roles roles,
      Settings settings) {
    this.settings = settings;
    this.tokens = tokens;
    this.identities = identities;
    this.admit = admit;
    this.mapRoles = mapRoles;
    this.roles = roles;
  }

  @Override
  public Kind kind() {
    return Kind.FEDERATED_TOKEN;
  }

  @Override
  public Resolution resolve(SentCredentials sent) {
    return Optional.ofNullable(sent.bearer())
        .flatMap(this::resolve)
        .map(caller -> Resolution.recognised(Optional.of(caller)))
        .orElseGet(Resolution::notRecognised);
  }

  /**
   * Returns the caller of a token; empty when the token is not valid. It refuses an identity that
   * has no account.
   */
  private Optional<Caller> resolve(String token) {
    return tokens
        .identity(token, settings.get(SessionSettings.ISSUER))
        .flatMap(
            identity ->
                owner(identity).filter(Owner::usable).map(owner -> caller(owner, identity)));
  }

  private Optional<Owner> owner(Identity identity) {
    var service = identity.service();
    if (service != null && service.account() != null) {
      return serviceOwner(identity, service.account());
    }
    var found = remembered(identity);
    if (found.isEmpty()) {
      admit.checkNewAccount(identity);
      found = identities.owner(identity);
    }
    return found;
  }

  /**
   * There is no linked identity: the client acts as the account for as long as the configuration
   * contains it.
   */
  private Optional<Owner> serviceOwner(Identity identity, String account) {
    var found =
        known.get(
            new Key(identity.issuer(), null, account),
            () -> identities.serviceOwner(identity, account));
    if (found.isEmpty()) {
      throw Rejected.because(
          IdentityRule.IDENTITY_NOT_LINKED,
          "No account has the e-mail address that service-accounts names for this client.");
    }
    return found;
  }

  private Optional<Owner> remembered(Identity identity) {
    return known.get(
        new Key(identity.issuer(), identity.subject(), null), () -> identities.owner(identity));
  }

  private Caller caller(Owner owner, Identity identity) {
    List<String> names = mapRoles.wanted(owner, identity);
    var effective =
        CallerPermissions.ofFederatedToken(
            roles.graph(), names, identity.scope(), owner.hasSecondFactor());
    return new Caller(
        owner.userId(),
        owner.email(),
        Set.copyOf(names),
        effective.permissions(),
        new Credential(null, null, null, effective.lacksSecondFactor()));
  }

  void evict(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
    known.evictAll();
  }
}
