/** What operators and their tools see of a running server: its health. */
@NullMarked
package io.bedloe.platform.telemetry;

import org.jspecify.annotations.NullMarked;
