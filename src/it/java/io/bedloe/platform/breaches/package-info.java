@NullMarked
package io.bedloe.platform.breaches;

import org.jspecify.annotations.NullMarked;
