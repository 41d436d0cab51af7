/** The secrets of webhooks, what a response means, and when a delivery is tried again. */
@NullMarked
package io.bedloe.messaging.webhooks.model;

import org.jspecify.annotations.NullMarked;
