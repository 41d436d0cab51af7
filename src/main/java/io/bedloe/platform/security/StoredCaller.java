package io.bedloe.platform.security;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request whose work a background job does later. The permissions of the request
 * are only an upper bound: {@link StoredCallers#resolve} determines the current ones.
 *
 * @param apiKey the API key of the request; null without one
 * @param impersonator the account that acted as the caller; null without impersonation
 * @param permissions the permissions at the time of the request
 * @param context the request, for policies
 */
public record StoredCaller(
    AccountId account,
    @Nullable ApiKeyId apiKey,
    @Nullable AccountId impersonator,
    Set<Permission> permissions,
    RequestContext context) {

  public StoredCaller {
    permissions = Set.copyOf(permissions);
  }
}
