/** Where products are stored and how they are read. */
@NullMarked
package io.bedloe.commerce.catalog.data;

import org.jspecify.annotations.NullMarked;
