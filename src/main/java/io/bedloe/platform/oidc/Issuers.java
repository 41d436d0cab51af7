package io.bedloe.platform.oidc;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.threads.BackgroundThreads;
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

/** The configured providers with their cached documents. */
@ApplicationScoped
public class Issuers {

  private final Map<String, Issuer> byName = new LinkedHashMap<>();
  private final BackgroundThreads threads;

  @Inject
  public Issuers(
      OidcSettings providers,
      Settings settings,
      IssuerHttp http,
      Clock clock,
      BackgroundThreads threads) {
    this.threads = threads;
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

  /** Returns all providers. */
  public List<Provider> all() {
    return byName.values().stream().map(Issuer::provider).toList();
  }

  /** Returns the status of each provider; asks all of them in parallel, with a time limit. */
  public List<ProviderStatus> status() {
    discover(byName.values(), threads);
    return byName.values().stream().map(Issuer::status).toList();
  }

  /** Asks all of them in parallel, so that one that does not respond does not delay the others. */
  static void discover(Collection<Issuer> issuers, Executor executor) {
    var looks =
        issuers.stream()
            .flatMap(issuer -> issuer.looks().stream())
            .map(look -> CompletableFuture.runAsync(look, executor))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(looks).join();
  }

  /** Returns the provider with a name, if people can sign in with it. */
  Issuer forSignIn(String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(issuer -> issuer.provider().client() != null)
        .orElseThrow(
            () ->
                Rejected.because(
                    OidcRule.PROVIDER_NOT_FOUND,
                    "GET /auth/providers lists the identity providers for sign-in."));
  }

  /** Returns the provider whose access tokens have this issuer, if they are accepted. */
  Optional<Issuer> forBearer(String issuer) {
    return byName.values().stream()
        .filter(known -> known.provider().bearer() != null)
        .filter(known -> known.provider().issuer().equals(issuer))
        .findFirst();
  }
}
