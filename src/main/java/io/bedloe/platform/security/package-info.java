/**
 * Authentication and authorization of requests. Proofs of identity are checked here; what an
 * account may do is known to the port {@link io.bedloe.platform.security.Callers}. {@link
 * io.bedloe.platform.security.Guard} is asked before anything is done; policies decide behind the
 * port {@link io.bedloe.platform.security.Decisions}, and features tell them of their things by
 * {@link io.bedloe.platform.security.ProtectedResources}.
 */
@NullMarked
package io.bedloe.platform.security;

import org.jspecify.annotations.NullMarked;
