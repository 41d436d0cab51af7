/** How long stored answers are given again, on a real database. */
@NullMarked
package io.bedloe.platform.throttle;

import org.jspecify.annotations.NullMarked;
