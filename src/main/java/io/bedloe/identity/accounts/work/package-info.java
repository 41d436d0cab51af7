/** What the feature does by itself: at start and by the clock. */
@NullMarked
package io.bedloe.identity.accounts.work;

import org.jspecify.annotations.NullMarked;
