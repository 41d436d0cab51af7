/**
 * OpenID Connect (Core 1.0, RFC 9700) with external providers: the authorization code flow with
 * PKCE, and access tokens of an external issuer (RFC 9068). This package does not know the accounts
 * of identities. Providers are configured; the discovery document and the keys of each are fetched
 * when they are first needed, and cached.
 */
@NullMarked
package io.bedloe.platform.oidc;

import org.jspecify.annotations.NullMarked;
