/** Use cases of webhooks: their management, and the delivery of events. */
@NullMarked
package io.bedloe.messaging.webhooks.usecase;

import org.jspecify.annotations.NullMarked;
