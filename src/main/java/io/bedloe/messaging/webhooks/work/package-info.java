/** Timers and jobs of webhooks. */
@NullMarked
package io.bedloe.messaging.webhooks.work;

import org.jspecify.annotations.NullMarked;
