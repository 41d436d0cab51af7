/** The tables of webhooks, and their lists. */
@NullMarked
package io.bedloe.messaging.webhooks.data;

import org.jspecify.annotations.NullMarked;
