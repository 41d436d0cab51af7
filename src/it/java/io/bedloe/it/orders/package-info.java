/** Tests of orders over HTTP: placing them, moving them, and who may. */
@NullMarked
package io.bedloe.it.orders;

import org.jspecify.annotations.NullMarked;
