/** Use cases of orders, one class for each action. */
@NullMarked
package io.bedloe.commerce.orders.usecase;

import org.jspecify.annotations.NullMarked;
