/**
 * The event stream for callers of the API: CloudEvents, limited to the resources that the caller
 * may see. The tables belong to {@code platform.outbox}. Publishes {@link
 * io.bedloe.messaging.events.CloudEvent}.
 */
@NullMarked
package io.bedloe.messaging.events;

import org.jspecify.annotations.NullMarked;
