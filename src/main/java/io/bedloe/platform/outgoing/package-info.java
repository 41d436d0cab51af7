/**
 * Requests to addresses that callers of the API have chosen, such as those of webhooks, guarded
 * against server-side request forgery (SSRF): only https, only public addresses, which are checked
 * when the connection is made, no redirects, no proxies, and limits of time and size.
 */
@NullMarked
package io.bedloe.platform.outgoing;

import org.jspecify.annotations.NullMarked;
