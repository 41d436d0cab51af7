/** The health checks and the metrics of a running server. */
@NullMarked
package io.bedloe.platform.telemetry;

import org.jspecify.annotations.NullMarked;
