package io.bedloe.identity.apikeys;

import io.bedloe.identity.roles.CallerPermissions;
import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.platform.security.CallerResolver;
import io.bedloe.platform.security.SentCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves callers by their API key, sent as {@code X-API-Key} or as a bearer token. */
@ApplicationScoped
public class ApiKeyResolver implements CallerResolver {

  private final LiveKeys keys;
  private final Roles roles;

  @Inject
  public ApiKeyResolver(LiveKeys keys, Roles roles) {
    this.keys = keys;
    this.roles = roles;
  }

  @Override
  public Kind kind() {
    return Kind.API_KEY;
  }

  @Override
  public Resolution resolve(SentCredentials sent) {
    return caller(sent.apiKey() == null ? sent.bearer() : sent.apiKey(), sent.address())
        .map(caller -> Resolution.recognised(Optional.of(caller)))
        .orElseGet(Resolution::notRecognised);
  }

  @Override
  public boolean accepts(SentCredentials sent) {
    return sent.apiKey() != null || (sent.bearer() != null && ApiKey.isMeant(sent.bearer()));
  }

  @Override
  public boolean hasResolved(Caller caller) {
    return caller.apiKeyId() != null;
  }

  @Override
  public Optional<Caller> current(Caller caller) {
    return Optional.ofNullable(caller.apiKeyId()).flatMap(keys::find).map(this::caller);
  }

  @Override
  public Map<Caller, Caller> currentOfAll(Set<Caller> callers) {
    var live =
        keys.readAll(
            callers.stream()
                .map(Caller::apiKeyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    var current = new HashMap<Caller, Caller>();
    for (var caller : callers) {
      var id = caller.apiKeyId();
      var key = id == null ? null : live.get(id);
      if (key != null) {
        current.put(caller, caller(key));
      }
    }
    return current;
  }

  @Override
  public boolean isAcceptedFrom(Caller caller, String address) {
    return Optional.ofNullable(caller.apiKeyId())
        .flatMap(keys::find)
        .filter(key -> key.isGoodFrom(address))
        .isPresent();
  }

  private Optional<Caller> caller(@Nullable String key, String address) {
    return Optional.ofNullable(key)
        .flatMap(ApiKey::parse)
        .flatMap(keys::find)
        .filter(known -> known.isGoodFrom(address))
        .map(
            known -> {
              keys.used(known);
              return caller(known);
            });
  }

  /** Returns a caller with the permissions of the key's scopes that its owner still has. */
  private Caller caller(ApiKeys.Live key) {
    var effective = CallerPermissions.ofApiKey(roles.graph(), key.roles(), key.scopes());
    return new Caller(
        key.userId(),
        key.email(),
        Set.copyOf(key.roles()),
        effective.permissions(),
        Credential.apiKey(key.id()));
  }
}
