package io.bedloe.platform.oidc;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The configured providers, each with what is remembered of it. */
@ApplicationScoped
public class Issuers {

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  private final Map<String, Issuer> byName = new LinkedHashMap<>();

  @Inject
  public Issuers(OidcSettings providers, Settings settings, IssuerHttp http, Clock clock) {
    providers
        .providers(settings)
        .forEach(provider -> byName.put(provider.name(), new Issuer(provider, http, clock)));
  }

  /** Returns the providers that people can sign in with. */
  public List<Provider> forSignIn() {
    return byName.values().stream()
        .map(Issuer::provider)
        .filter(provider -> provider.client() != null)
        .toList();
  }

  /** All of them. */
  public List<Provider> all() {
    return byName.values().stream().map(Issuer::provider).toList();
  }

  /** How it stands with each; asks all of them at once, with a time limit. */
  public List<ProviderStatus> status() {
    discover(byName.values(), executor);
    return byName.values().stream().map(Issuer::status).toList();
  }

  /** Asks all of them at once: one that does not answer does not hold up the others. */
  static void discover(Collection<Issuer> issuers, Executor executor) {
    var looks =
        issuers.stream()
            .flatMap(issuer -> issuer.looks().stream())
            .map(look -> CompletableFuture.runAsync(look, executor))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(looks).join();
  }

  /** The provider of a name that people can sign in with. */
  Issuer forSignIn(String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(issuer -> issuer.provider().client() != null)
        .orElseThrow(
            () ->
                Rejected.because(
                    OidcRule.PROVIDER_NOT_FOUND,
                    "GET /auth/providers lists the identity providers for sign-in."));
  }

  /** The one whose access tokens are accepted, by its name in them. */
  Optional<Issuer> forBearer(String issuer) {
    return byName.values().stream()
        .filter(known -> known.provider().bearer() != null)
        .filter(known -> known.provider().issuer().equals(issuer))
        .findFirst();
  }
}
