/**
 * Keyset pagination: each list declares its sorts, filters and search, requests are checked against
 * the declaration, and one statement reads a page. {@code docs/reference/lists.md} documents the
 * lists.
 */
@NullMarked
package io.bedloe.platform.lists;

import org.jspecify.annotations.NullMarked;
