/**
 * Notifications: the inbox that tells accounts of events that concern them. Owns the tables {@code
 * notifications} and {@code notification_preferences}. No other feature uses it.
 */
@NullMarked
package io.bedloe.messaging.notifications;

import org.jspecify.annotations.NullMarked;
