@NullMarked
package io.bedloe.messaging.events;

import org.jspecify.annotations.NullMarked;
