/** Use cases of products, one class for each action. */
@NullMarked
package io.bedloe.commerce.catalog.usecase;

import org.jspecify.annotations.NullMarked;
