package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks the resolvers of all kinds of credentials who sent a request. An access token of this server
 * decides alone: whoever sends a key beside it is who the token says.
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
    // What a token of another issuer says is said for as long as its request lasts
    return Optional.of(caller);
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
