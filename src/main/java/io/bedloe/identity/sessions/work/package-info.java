/** What the feature does by itself, by the clock. */
@NullMarked
package io.bedloe.identity.sessions.work;

import org.jspecify.annotations.NullMarked;
