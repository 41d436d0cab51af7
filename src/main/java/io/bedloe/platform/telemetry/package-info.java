/** The health checks of a running server. */
@NullMarked
package io.bedloe.platform.telemetry;

import org.jspecify.annotations.NullMarked;
