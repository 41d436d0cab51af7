/** Seals the trail by the clock. */
@NullMarked
package io.bedloe.audit.work;

import org.jspecify.annotations.NullMarked;
