/** Storage and queries of products. */
@NullMarked
package io.bedloe.commerce.catalog.data;

import org.jspecify.annotations.NullMarked;
