/** Scheduled work that belongs to no feature. */
@NullMarked
package io.bedloe.platform.jobs;

import org.jspecify.annotations.NullMarked;
