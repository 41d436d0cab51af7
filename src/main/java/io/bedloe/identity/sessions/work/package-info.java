/** The timers of the feature. */
@NullMarked
package io.bedloe.identity.sessions.work;

import org.jspecify.annotations.NullMarked;
