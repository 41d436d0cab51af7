/** The HTTP resource of notifications. */
@NullMarked
package io.bedloe.messaging.notifications.api;

import org.jspecify.annotations.NullMarked;
