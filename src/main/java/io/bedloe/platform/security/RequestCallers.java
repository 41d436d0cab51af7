package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the resolvers of all kinds of credentials for the caller of a request. An access token of
 * this server has precedence over an API key in the same request.
 */
@ApplicationScoped
public class RequestCallers implements Callers {

  private final List<CallerResolver> resolvers;
  private final SecurityEvents events;

  @Inject
  public RequestCallers(Instance<CallerResolver> resolvers, SecurityEvents events) {
    this.resolvers = resolvers.stream().sorted(Comparator.comparing(CallerResolver::kind)).toList();
    this.events = events;
  }

  @Override
  public Optional<Caller> resolve(SentCredentials sent) {
    for (var resolver : resolvers) {
      var resolution = resolver.resolve(sent);
      if (resolution.isFinal()) {
        return resolution.caller().or(() -> refused(sent));
      }
    }
    return refused(sent);
  }

  @Override
  public Optional<Caller> reload(Caller caller) {
    for (var resolver : resolvers) {
      if (resolver.hasResolved(caller)) {
        return resolver.current(caller);
      }
    }
    // The claims of a token of another issuer stay valid for the duration of the request.
    return Optional.of(caller);
  }

  @Override
  public Map<Caller, Caller> reloadAll(Set<Caller> callers) {
    var current = new HashMap<Caller, Caller>();
    var left = new HashSet<>(callers);
    for (var resolver : resolvers) {
      var resolved = left.stream().filter(resolver::hasResolved).collect(Collectors.toSet());
      if (!resolved.isEmpty()) {
        current.putAll(resolver.currentOfAll(resolved));
        left.removeAll(resolved);
      }
    }
    left.forEach(caller -> current.put(caller, caller));
    return current;
  }

  @Override
  public boolean isAcceptedFrom(Caller caller, String address) {
    return resolvers.stream()
        .filter(resolver -> resolver.hasResolved(caller))
        .allMatch(resolver -> resolver.isAcceptedFrom(caller, address));
  }

  private Optional<Caller> refused(SentCredentials sent) {
    boolean isKey =
        resolvers.stream()
            .anyMatch(
                resolver ->
                    resolver.kind() == CallerResolver.Kind.API_KEY && resolver.accepts(sent));
    events.record(
        isKey ? SecurityEvent.AUTHN_API_KEY_FAIL : SecurityEvent.AUTHN_TOKEN_FAIL,
        sent.address(),
        "not-valid");
    return Optional.empty();
  }
}
