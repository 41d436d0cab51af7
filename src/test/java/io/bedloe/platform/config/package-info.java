@NullMarked
package io.bedloe.platform.config;

import org.jspecify.annotations.NullMarked;
