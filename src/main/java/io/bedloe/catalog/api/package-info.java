/** The HTTP resource of products. */
@NullMarked
package io.bedloe.catalog.api;

import org.jspecify.annotations.NullMarked;
