/**
 * Webhooks: events that are sent to the systems of callers, signed as Standard Webhooks specifies.
 * Owns the tables {@code webhooks} and {@code webhook_deliveries}. No other feature uses it.
 */
@NullMarked
@MayUse(CloudEvent.class)
package io.bedloe.messaging.webhooks;

import io.bedloe.kernel.MayUse;
import io.bedloe.messaging.events.CloudEvent;
import org.jspecify.annotations.NullMarked;
