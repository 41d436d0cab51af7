/** The work at start and the timers of the feature. */
@NullMarked
package io.bedloe.identity.accounts.work;

import org.jspecify.annotations.NullMarked;
