package io.bedloe.platform.security;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.EffectivePermissions.AccountPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stores the callers of requests, and runs background jobs with the rights that they have then. */
@ApplicationScoped
public class StoredCallers {

  private final CurrentCaller current;
  private final CurrentRequest request;
  private final Callers callers;
  private final EffectivePermissions permissions;
  private final PolicyDecisionPoint decisions;
  private final Clock clock;

  @Inject
  public StoredCallers(
      CurrentCaller current,
      CurrentRequest request,
      Callers callers,
      EffectivePermissions permissions,
      PolicyDecisionPoint decisions,
      Clock clock) {
    this.current = current;
    this.request = request;
    this.callers = callers;
    this.permissions = permissions;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Returns the caller of the current request. */
  public StoredCaller current() {
    var caller = current.get();
    return new StoredCaller(
        caller.id(),
        caller.apiKeyId(),
        caller.impersonatorId(),
        caller.permissions(),
        request.context());
  }

  /**
   * Returns the caller with the current rights: those of the request that the account, the API key
   * and the impersonator still have. Empty when the account may not sign in any more, the key is
   * not valid, or the impersonation is not allowed. The end of a session changes nothing.
   */
  public Optional<Caller> resolve(StoredCaller stored) {
    var account = find(stored.account());
    var apiKey = stored.apiKey();
    return apiKey == null
        ? account.flatMap(owner -> withinRequest(owner, stored))
        : account
            .flatMap(owner -> withKey(owner, apiKey))
            .filter(caller -> callers.isAcceptedFrom(caller, stored.context().address()))
            .map(caller -> withinRights(caller, stored));
  }

  private Optional<Caller> find(AccountId account) {
    return permissions.ofAccount(account).map(AccountPermissions::caller);
  }

  private Optional<Caller> withKey(Caller owner, ApiKeyId apiKey) {
    return callers.reload(
        new Caller(owner.id(), owner.name(), Set.of(), Set.of(), Credential.apiKey(apiKey)));
  }

  /** A role that the account has got since the request adds nothing. */
  private static Caller withinRights(Caller caller, StoredCaller stored) {
    var allowed = new HashSet<>(caller.permissions());
    allowed.retainAll(stored.permissions());
    return new Caller(caller.id(), caller.name(), caller.roles(), allowed, caller.credential());
  }

  private Optional<Caller> withinRequest(Caller owner, StoredCaller stored) {
    var allowed = new HashSet<>(owner.permissions());
    allowed.retainAll(stored.permissions());
    var impersonator = stored.impersonator();
    if (impersonator != null) {
      var acting = find(impersonator).filter(by -> by.may(Permission.USERS_IMPERSONATE));
      if (acting.isEmpty()) {
        return Optional.empty();
      }
      allowed.retainAll(acting.get().permissions());
    }
    return Optional.of(
        new Caller(
            owner.id(),
            owner.name(),
            owner.roles(),
            allowed,
            new Credential(null, null, impersonator, false)));
  }

  /** Runs work as a caller; policies see the request at the present time. */
  @ActivateRequestContext
  public <T> T call(Caller caller, RequestContext context, Supplier<T> work) {
    current.is(caller);
    request.setContext(context.at(clock.instant()));
    try {
      return work.get();
    } finally {
      var made = request.takeDecisions();
      if (!made.isEmpty()) {
        decisions.record(made);
      }
    }
  }
}
