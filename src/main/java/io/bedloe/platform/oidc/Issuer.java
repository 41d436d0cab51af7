package io.bedloe.platform.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.bedloe.kernel.Rejected;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cached discovery document and keys of a provider. */
final class Issuer implements JWKSource<SecurityContext> {

  private static final Logger LOG = Logger.getLogger(Issuer.class.getName());

  /**
   * The addresses rarely change; the cached document stays usable for a day while the provider does
   * not respond.
   */
  private static final StaleWhileRevalidate.Terms DISCOVERY =
      new StaleWhileRevalidate.Terms(
          Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(5));

  /**
   * A key that its issuer has withdrawn is refused here after a quarter of an hour, or after four
   * hours while the issuer does not respond.
   */
  private static final StaleWhileRevalidate.Terms KEYS =
      new StaleWhileRevalidate.Terms(
          Duration.ofMinutes(15), Duration.ofHours(4), Duration.ofSeconds(10));

  /** The minimum time between two requests to the provider that health checks cause. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Provider provider;
  private final IssuerHttp http;
  private final StaleWhileRevalidate<OIDCProviderMetadata> discovery;
  private final StaleWhileRevalidate<JWKSet> keys;
  private final LastExchange askedDiscovery;
  private final LastExchange askedKeys;
  private final LastExchange askedTokens;

  Issuer(Provider provider, IssuerHttp http, Clock clock) {
    this.provider = provider;
    this.http = http;
    this.discovery = new StaleWhileRevalidate<>(this::discover, DISCOVERY, clock);
    this.keys = new StaleWhileRevalidate<>(this::fetchKeys, KEYS, clock);
    this.askedDiscovery = new LastExchange(clock);
    this.askedKeys = new LastExchange(clock);
    this.askedTokens = new LastExchange(clock);
  }

  Provider provider() {
    return provider;
  }

  /** Returns the provider's metadata; refuses with 503 while it cannot be fetched. */
  OIDCProviderMetadata metadata() {
    try {
      return discovery.get();
    } catch (NotReached away) {
      throw unavailable(away);
    }
  }

  /** Returns the matching keys; fetches the keys again when none matches. */
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    try {
      if (keys.cached().isEmpty()) {
        discovery.get(); // A failure of discovery is not recorded as a failure of the keys, whose
        // failures are kept longer.
      }
      var found = selector.select(keys.get());
      return found.isEmpty() ? keys.renewed().map(selector::select).orElse(List.of()) : found;
    } catch (NotReached away) {
      throw unavailable(away);
    }
  }

  Rejected unavailable(NotReached away) {
    LOG.log(
        Level.WARNING, "identity provider {0}: {1}", new Object[] {provider.name(), away.why()});
    return Rejected.because(
        OidcRule.PROVIDER_UNAVAILABLE,
        "%s is not available; try again later, or sign in another way."
            .formatted(provider.title()));
  }

  /** Returns the results of the last exchanges, without a new request. */
  ProviderStatus status() {
    var parts =
        new ProviderStatus.Parts(askedDiscovery.part(), askedKeys.part(), askedTokens.part());
    var fault =
        Stream.of(parts.discovery(), parts.keys(), parts.tokenEndpoint())
            .flatMap(part -> Stream.ofNullable(part.lastError()))
            .findFirst();
    return new ProviderStatus(
        provider.name(),
        provider.title(),
        provider.issuer(),
        provider.client() != null,
        provider.bearer() != null,
        provider.createsAccounts(),
        List.copyOf(provider.mapping().managed()),
        fault.isEmpty() && discovery.cached().isPresent(),
        fault.orElse(null),
        discovery.fetchedAt().orElse(null),
        keys.cached().map(set -> set.getKeys().size()).orElse(0),
        parts);
  }

  /** Returns the result of the last exchange with the token endpoint. */
  LastExchange tokenEndpoint() {
    return askedTokens;
  }

  /**
   * Returns the requests that renew the provider's documents; each runs at most once per period.
   */
  List<Runnable> looks() {
    return List.of(this::lookAtDiscovery, this::lookAtKeys);
  }

  private void lookAtDiscovery() {
    if (askedDiscovery.isOlderThan(LOOK)) {
      discovery.renewed();
    }
  }

  private void lookAtKeys() {
    try {
      discovery.get(); // A failure of discovery is not one of the keys.
      if (askedKeys.isOlderThan(LOOK)) {
        keys.renewed();
      }
    } catch (NotReached away) {
      LOG.log(
          Level.FINE, "the provider's keys are not available; its status names the reason", away);
    }
  }

  /**
   * Fetches the discovery document (OpenID Connect Discovery 1.0, 4), which must name exactly this
   * issuer (4.3).
   */
  private OIDCProviderMetadata discover() throws NotReached {
    return askedDiscovery.record(this::readDiscovery);
  }

  private OIDCProviderMetadata readDiscovery() throws NotReached {
    var base = provider.issuer().replaceAll("/$", "");
    try {
      var metadata =
          OIDCProviderMetadata.parse(
              http.get(URI.create(base + "/.well-known/openid-configuration")));
      if (!metadata.getIssuer().getValue().equals(provider.issuer())) {
        throw new NotReached("the discovery document belongs to another issuer");
      }
      mustBeAsSafe(metadata.getAuthorizationEndpointURI());
      mustBeAsSafe(metadata.getTokenEndpointURI());
      mustBeAsSafe(metadata.getJWKSetURI());
      return metadata;
    } catch (ParseException wrong) {
      throw new NotReached("the discovery document cannot be parsed");
    }
  }

  /** An issuer that uses TLS must not name endpoints without it. */
  private void mustBeAsSafe(@Nullable URI endpoint) throws NotReached {
    var scheme = endpoint == null ? null : endpoint.getScheme();
    boolean safe = "https".equals(scheme);
    boolean asWritten = "http".equals(scheme) && provider.issuer().startsWith("http:");
    if (!safe && !asWritten) {
      throw new NotReached(
          "the discovery document lacks an endpoint, or an endpoint does not use TLS");
    }
  }

  private JWKSet fetchKeys() throws NotReached {
    var address = Objects.requireNonNull(discovery.get().getJWKSetURI());
    return askedKeys.record(() -> readKeys(address));
  }

  private JWKSet readKeys(URI address) throws NotReached {
    try {
      return JWKSet.parse(http.get(address)).toPublicJWKSet();
    } catch (java.text.ParseException wrong) {
      throw new NotReached("the JSON Web Key Set cannot be parsed");
    }
  }
}
