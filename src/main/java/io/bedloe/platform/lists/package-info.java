/**
 * Keyset lists: what a list can be sorted, filtered and searched by is declared once per list,
 * requests are checked against it, and one statement reads a page. Published in {@code
 * docs/reference/lists.md}.
 */
@NullMarked
package io.bedloe.platform.lists;

import org.jspecify.annotations.NullMarked;
