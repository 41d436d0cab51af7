/**
 * Rate limits. The buckets belong to this server: several servers together allow a multiple of a
 * limit.
 */
@NullMarked
package io.bedloe.platform.ratelimit;

import org.jspecify.annotations.NullMarked;
