/**
 * Authentication and authorization of requests. Credentials are verified here; the port {@link
 * io.bedloe.platform.security.Callers} knows the permissions of an account. {@link
 * io.bedloe.platform.security.Guard} checks each action before it is done; policies decide behind
 * the port {@link io.bedloe.platform.security.Decisions}, and features describe their resources
 * with {@link io.bedloe.platform.security.ProtectedResources}.
 */
@NullMarked
package io.bedloe.platform.security;

import org.jspecify.annotations.NullMarked;
