package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a caller may use a permission.
 *
 * @param resource the resource that the request is about; null while it is not known
 */
public record AuthorizationRequest(
    Caller caller,
    Permission permission,
    @Nullable ProtectedResource resource,
    RequestContext context) {}
