/**
 * {@code make bench-growth}: a shop with a million orders, and how long its requests take there.
 */
@NullMarked
package io.bedloe.bench.growth;

import org.jspecify.annotations.NullMarked;
