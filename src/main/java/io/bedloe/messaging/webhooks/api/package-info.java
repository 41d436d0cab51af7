/** The HTTP resources of webhooks and of their deliveries. */
@NullMarked
package io.bedloe.messaging.webhooks.api;

import org.jspecify.annotations.NullMarked;
