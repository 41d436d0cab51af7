/** What can be done with products, one class for each action. */
@NullMarked
package io.bedloe.commerce.catalog.usecase;

import org.jspecify.annotations.NullMarked;
