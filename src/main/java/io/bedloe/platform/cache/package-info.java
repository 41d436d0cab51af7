/** Caches of what was read from the database, with a fixed age. */
@NullMarked
package io.bedloe.platform.cache;

import org.jspecify.annotations.NullMarked;
