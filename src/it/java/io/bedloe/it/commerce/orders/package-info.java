/** Tests of orders over HTTP: placing them, moving them, and who may. */
@NullMarked
package io.bedloe.it.commerce.orders;

import org.jspecify.annotations.NullMarked;
