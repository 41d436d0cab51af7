/** Where products are stored and how they are read. */
@NullMarked
package io.bedloe.catalog.data;

import org.jspecify.annotations.NullMarked;
