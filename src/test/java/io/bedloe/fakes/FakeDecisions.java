package io.bedloe.fakes;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.AuthorizationRequest;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.Decision;
import io.bedloe.platform.security.DecisionId;
import io.bedloe.platform.security.Guard;
import io.bedloe.platform.security.PolicyDecisionPoint;
import io.bedloe.platform.security.ProtectedResource;
import io.bedloe.platform.security.SentCredentials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Allows what the caller's permissions allow, except for resources that a test denies. */
public final class FakeDecisions implements PolicyDecisionPoint {

  private record Denial(Permission permission, Predicate<ProtectedResource> resource) {}

  private final List<Denial> denials = new ArrayList<>();
  private final Set<Permission> denied = EnumSet.noneOf(Permission.class);

  /** Denies a permission for some resources. */
  public FakeDecisions deny(Permission permission, Predicate<ProtectedResource> resource) {
    denials.add(new Denial(permission, resource));
    return this;
  }

  /** Denies a permission in general. */
  public FakeDecisions deny(Permission permission) {
    denied.add(permission);
    return this;
  }

  /** A guard that asks these decisions. */
  public Guard guard() {
    return new Guard(this, new SameCallers(), new CurrentRequest(Clock.systemUTC()));
  }

  @Override
  public Decision decide(AuthorizationRequest request) {
    var resource = request.resource();
    boolean allowed =
        request.caller().may(request.permission())
            && !denied.contains(request.permission())
            && (resource == null || !isDenied(request.permission(), resource));
    return decision(allowed);
  }

  private boolean isDenied(Permission permission, ProtectedResource resource) {
    return denials.stream()
        .anyMatch(denial -> denial.permission() == permission && denial.resource().test(resource));
  }

  @Override
  public Decision refusedByRule(AuthorizationRequest request, String rule) {
    return decision(false);
  }

  @Override
  public void record(List<Made> made) {
    // Decisions are not recorded
  }

  private static Decision decision(boolean allowed) {
    return new Decision(
        new DecisionId(new UUID(0, 1)),
        allowed,
        Decision.Cause.POLICY,
        null,
        "a test says so",
        false,
        Map.of());
  }

  /** Callers stay as they are. */
  private static final class SameCallers implements Callers {

    @Override
    public boolean isAcceptedFrom(Caller caller, String address) {
      return true;
    }

    @Override
    public Optional<Caller> resolve(SentCredentials sent) {
      return Optional.empty();
    }

    @Override
    public Optional<Caller> reload(@Nullable Caller caller) {
      return Optional.ofNullable(caller);
    }

    @Override
    public Map<Caller, Caller> reloadAll(Set<Caller> callers) {
      return callers.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }
  }
}
