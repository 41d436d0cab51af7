/** Seals the trail by the clock. */
@NullMarked
package io.bedloe.identity.audit.work;

import org.jspecify.annotations.NullMarked;
