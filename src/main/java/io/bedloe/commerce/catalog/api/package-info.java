/** The HTTP resource of products. */
@NullMarked
package io.bedloe.commerce.catalog.api;

import org.jspecify.annotations.NullMarked;
