/**
 * OpenID Connect (Core 1.0, RFC 9700) with external providers: the authorization code flow with
 * PKCE, and access tokens of an external issuer (RFC 9068). What an identity is good for here is
 * not known here. Providers are configured; each has its discovery document and keys fetched when
 * they are first needed and remembered.
 */
@NullMarked
package io.bedloe.platform.oidc;

import org.jspecify.annotations.NullMarked;
