/** Tests of stock over HTTP, and of what its tables refuse. */
@NullMarked
package io.bedloe.it.commerce.inventory;

import org.jspecify.annotations.NullMarked;
