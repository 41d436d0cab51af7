/** Tests of stock over HTTP, and of what its tables refuse. */
@NullMarked
package io.bedloe.it.inventory;

import org.jspecify.annotations.NullMarked;
