/** Tests of requests to addresses that callers have chosen, with real connections. */
@NullMarked
package io.bedloe.platform.outgoing;

import org.jspecify.annotations.NullMarked;
