/**
 * Notifications: the inbox that tells accounts of events that concern them. Owns the tables {@code
 * notifications} and {@code notification_preferences}. No other feature uses it.
 */
@MayUse(AccountErased.class)
@NullMarked
package io.bedloe.messaging.notifications;

import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
