/** Tests of stock over HTTP, and of the constraints of its tables. */
@NullMarked
package io.bedloe.it.commerce.inventory;

import org.jspecify.annotations.NullMarked;
