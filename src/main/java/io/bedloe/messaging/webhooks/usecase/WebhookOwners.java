package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.messaging.webhooks.model.Webhook;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.EffectivePermissions;
import io.bedloe.platform.security.EffectivePermissions.AccountPermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Determines the current rights of those whose webhooks get events. */
@ApplicationScoped
class WebhookOwners {

  private final Callers callers;
  private final EffectivePermissions permissions;

  @Inject
  WebhookOwners(Callers callers, EffectivePermissions permissions) {
    this.callers = callers;
    this.permissions = permissions;
  }

  /**
   * Returns the caller that a webhook has the rights of; empty when the account may not sign in, or
   * the API key is not valid any more.
   */
  Optional<Caller> callerOf(Webhook webhook) {
    var account = permissions.ofAccount(webhook.owner()).map(AccountPermissions::caller);
    var apiKey = webhook.apiKey();
    return apiKey == null ? account : account.flatMap(owner -> withKey(owner, apiKey));
  }

  private Optional<Caller> withKey(Caller owner, io.bedloe.kernel.ApiKeyId apiKey) {
    return callers.reload(
        new Caller(owner.id(), owner.name(), Set.of(), Set.of(), Credential.apiKey(apiKey)));
  }
}
