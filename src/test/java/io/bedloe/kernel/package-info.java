@NullMarked
package io.bedloe.kernel;

import org.jspecify.annotations.NullMarked;
