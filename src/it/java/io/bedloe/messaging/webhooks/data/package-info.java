/** Tests of the queue of deliveries on tables of their own. */
@NullMarked
package io.bedloe.messaging.webhooks.data;

import org.jspecify.annotations.NullMarked;
