/**
 * Notifications: the inbox and the e-mails that tell accounts of events that concern them. Owns the
 * tables {@code notifications}, {@code notification_preferences} and {@code notification_mails}. No
 * other feature uses it.
 */
@MayUse(AccountErased.class)
@NullMarked
package io.bedloe.messaging.notifications;

import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.kernel.MayUse;
import org.jspecify.annotations.NullMarked;
