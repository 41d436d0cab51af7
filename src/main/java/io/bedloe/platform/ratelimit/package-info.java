/**
 * Limits of how often something may be done. The buckets are this server's own: behind several
 * servers a limit is so many times as high, until they share them.
 */
@NullMarked
package io.bedloe.platform.ratelimit;

import org.jspecify.annotations.NullMarked;
