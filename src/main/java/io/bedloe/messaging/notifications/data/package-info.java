/** The tables of notifications and preferences, and the list of notifications. */
@NullMarked
package io.bedloe.messaging.notifications.data;

import org.jspecify.annotations.NullMarked;
