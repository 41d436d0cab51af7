/** The inputs of the environment: typed settings, the clock and new ids. */
@NullMarked
package io.bedloe.platform.config;

import org.jspecify.annotations.NullMarked;
