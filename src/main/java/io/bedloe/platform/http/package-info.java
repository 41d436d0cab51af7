/**
 * The HTTP edge: JSON, problem documents (RFC 9457), versions and preconditions (RFC 9110), merge
 * patches (RFC 7396), lists, request ids and headers. The order of all filters stands in {@link
 * io.bedloe.platform.http.FilterOrder}.
 */
@NullMarked
package io.bedloe.platform.http;

import org.jspecify.annotations.NullMarked;
