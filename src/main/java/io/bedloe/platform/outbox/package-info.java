/**
 * Events: what other systems and people are told about changes. An event is a row of {@code outbox}
 * that is written in the transaction of the change. After the commit the relay moves it into {@code
 * events}, where it has a position: a reader who asks for the events after a position misses none.
 * Features that act on events implement {@link io.bedloe.platform.outbox.EventConsumer}. Owns the
 * tables {@code outbox}, {@code events}, {@code event_stream} and {@code event_consumers}.
 */
@NullMarked
package io.bedloe.platform.outbox;

import org.jspecify.annotations.NullMarked;
