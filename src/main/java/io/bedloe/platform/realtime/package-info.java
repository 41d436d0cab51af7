/**
 * Live delivery of the event stream to open connections. One reader of the stream per server fills
 * a buffer of recent events ({@link io.bedloe.platform.realtime.EventFeed}); a connection is a
 * position in the stream ({@link io.bedloe.platform.realtime.Subscription}), and not a queue.
 */
@NullMarked
package io.bedloe.platform.realtime;

import org.jspecify.annotations.NullMarked;
