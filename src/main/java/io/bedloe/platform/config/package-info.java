/** Where the outside world's facts come in: typed settings, the clock and new ids. */
@NullMarked
package io.bedloe.platform.config;

import org.jspecify.annotations.NullMarked;
