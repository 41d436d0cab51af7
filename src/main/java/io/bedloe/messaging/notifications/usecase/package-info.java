/** Use cases of notifications: who is told of an event, and what accounts do with their inbox. */
@NullMarked
package io.bedloe.messaging.notifications.usecase;

import org.jspecify.annotations.NullMarked;
