/**
 * The HTTP layer: JSON bodies, problem documents (RFC 9457), entity tags and preconditions (RFC
 * 9110), merge patches (RFC 7396), lists, request ids and headers. {@link
 * io.bedloe.platform.http.FilterOrder} defines the order of all filters.
 */
@NullMarked
package io.bedloe.platform.http;

import org.jspecify.annotations.NullMarked;
