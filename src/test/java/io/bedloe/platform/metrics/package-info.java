@NullMarked
package io.bedloe.platform.metrics;

import org.jspecify.annotations.NullMarked;
