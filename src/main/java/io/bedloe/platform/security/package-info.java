/**
 * Who is calling and what they may do. Proofs of identity are checked here; what an account may do
 * is known to the port {@link io.bedloe.platform.security.Callers}.
 */
@NullMarked
package io.bedloe.platform.security;

import org.jspecify.annotations.NullMarked;
